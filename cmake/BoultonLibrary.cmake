# SPDX-License-Identifier: GPL-3.0-or-later
# boulton_library(<name> LAYER <n> [DEPENDS <library> ...] [LINK <target> ...] [QT <Module> ...] [EXTRA_SOURCES <file> ...])
#
# Called once per folder; every .cpp and .h in the folder belongs to the library, whose target is boulton_<name>.
# DEPENDS is the permission to include and to link; each entry must have a strictly lower LAYER. A wrong edge fails here,
# a wrong #include fails the test `architecture`. Every header is compiled alone.
set_property(GLOBAL PROPERTY BOULTON_QT_ALLOWED_core "Core;Sql;Concurrent") # never Gui, Widgets, Charts, Quick, Location

function(boulton_library name)
  cmake_parse_arguments(A "" "LAYER" "DEPENDS;LINK;QT;EXTRA_SOURCES" ${ARGN})
  if(A_UNPARSED_ARGUMENTS OR NOT DEFINED A_LAYER)
    message(FATAL_ERROR "boulton_library(${name}): bad arguments ${A_UNPARSED_ARGUMENTS}")
  endif()
  file(RELATIVE_PATH dir ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  string(REGEX MATCH "^[a-z]+" tier ${dir})
  set(links)
  set(allowedDirs)
  foreach(dependency IN LISTS A_DEPENDS)
    set(target boulton_${dependency})
    if(NOT TARGET ${target})
      message(FATAL_ERROR "architecture: ${name} depends on ${dependency}, which is not defined before it")
    endif()
    get_target_property(dependencyLayer ${target} BOULTON_LAYER)
    if(NOT dependencyLayer LESS A_LAYER)
      message(FATAL_ERROR "architecture: ${name} (layer ${A_LAYER}) must not depend on ${dependency} (layer ${dependencyLayer})")
    endif()
    get_target_property(dependencyDir ${target} BOULTON_DIR)
    list(APPEND allowedDirs ${dependencyDir})
    list(APPEND links ${target})
  endforeach()
  get_property(allowedQt GLOBAL PROPERTY BOULTON_QT_ALLOWED_${tier})
  foreach(module IN LISTS A_QT)
    if(tier STREQUAL "core" AND NOT module IN_LIST allowedQt)
      message(FATAL_ERROR "architecture: ${name} is in core/ and must not use Qt6::${module}")
    endif()
    list(APPEND A_LINK Qt6::${module})
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  file(GLOB headers CONFIGURE_DEPENDS *.h)
  add_library(boulton_${name} STATIC ${sources} ${A_EXTRA_SOURCES})
  target_sources(boulton_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  target_link_libraries(boulton_${name} PUBLIC ${links} ${A_LINK} PRIVATE boulton_compiler)
  set_target_properties(boulton_${name} PROPERTIES LINKER_LANGUAGE CXX BOULTON_LAYER ${A_LAYER} BOULTON_DIR ${dir}
    VERIFY_INTERFACE_HEADER_SETS ON)
  if("Widgets" IN_LIST A_QT)
    set_target_properties(boulton_${name} PROPERTIES AUTOMOC ON)
    # Strings of data and strings for people do not mix by accident, and no implicit 8-bit conversion changes a name.
    target_compile_definitions(boulton_${name} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
    if(NOT TARGET boulton_ui_precompiled)
      add_library(boulton_ui_precompiled OBJECT ${PROJECT_SOURCE_DIR}/cmake/ui_precompiled.cpp)
      target_link_libraries(boulton_ui_precompiled PRIVATE Qt6::Widgets boulton_compiler)
      target_compile_definitions(boulton_ui_precompiled PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
      target_precompile_headers(boulton_ui_precompiled PRIVATE <QtWidgets/QtWidgets> <algorithm> <array> <expected> <format>
        <functional> <map> <memory> <optional> <ranges> <string> <string_view> <variant> <vector>)
    endif()
    target_precompile_headers(boulton_${name} REUSE_FROM boulton_ui_precompiled)
  endif()
  list(JOIN allowedDirs "," allowedDirs)
  set_property(GLOBAL APPEND PROPERTY BOULTON_ARCHITECTURE "${dir} ${A_LAYER} ${allowedDirs}")
endfunction()

# Last line of the top CMakeLists.txt: the table that the architecture test reads, and the headers compiled alone.
function(boulton_write_architecture)
  get_property(rows GLOBAL PROPERTY BOULTON_ARCHITECTURE)
  list(JOIN rows "\n" text)
  file(WRITE ${PROJECT_BINARY_DIR}/architecture.list "${text}\n")
  if(BOULTON_VERIFY_HEADERS)
    add_custom_target(boulton_headers_alone ALL)
    add_dependencies(boulton_headers_alone all_verify_interface_header_sets)
  endif()
endfunction()

# boulton_module(<file>): core/modules/<file>.cpp defines `const AnalysisModule <camelCase of file>`; the order is menu order.
function(boulton_module file)
  get_property(written GLOBAL PROPERTY BOULTON_MODULES_WRITTEN)
  if(written)
    message(FATAL_ERROR "boulton_module(${file}) stands after boulton_module_list: move it up")
  endif()
  set_property(GLOBAL APPEND PROPERTY BOULTON_MODULES ${file})
endfunction()

# The rest of core/modules/CMakeLists.txt: writes the list of modules, so that it can never disagree with the folder.
function(boulton_module_list output)
  set_property(GLOBAL PROPERTY BOULTON_MODULES_WRITTEN TRUE)
  get_property(files GLOBAL PROPERTY BOULTON_MODULES)
  list(LENGTH files count)
  set(declarations "")
  set(items "")
  foreach(file IN LISTS files)
    string(REPLACE "_" ";" words ${file})
    list(POP_FRONT words name)
    foreach(word IN LISTS words)
      string(SUBSTRING ${word} 0 1 first)
      string(SUBSTRING ${word} 1 -1 rest)
      string(TOUPPER ${first} first)
      string(APPEND name "${first}${rest}")
    endforeach()
    string(APPEND declarations "extern const AnalysisModule ${name};\n")
    string(APPEND items "        &${name},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "// Generated from core/modules/CMakeLists.txt. Do not edit.
#include \"core/modules/analysis_module.h\"
#include <array>
namespace boulton::modules {
@declarations@
std::span<const AnalysisModule* const> all()
{
    static constexpr std::array<const AnalysisModule*, @count@> list{
@items@    };
    return list;
}
} // namespace boulton::modules
")
endfunction()
