# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, hardening and sanitizers: the same for every target.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

find_program(BOULTON_CCACHE ccache)
if(BOULTON_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${BOULTON_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${BOULTON_CCACHE})
endif()

add_library(boulton_compiler INTERFACE)
if(MSVC)
  target_compile_options(boulton_compiler INTERFACE /W4 /utf-8 /permissive- /GS /sdl /guard:cf $<$<BOOL:${BOULTON_WERROR}>:/WX>)
  target_link_options(boulton_compiler INTERFACE /DYNAMICBASE /HIGHENTROPYVA /NXCOMPAT)
else()
  target_compile_options(boulton_compiler INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2
    -Wformat-security -Wimplicit-fallthrough -Wnon-virtual-dtor $<$<BOOL:${BOULTON_WERROR}>:-Werror>)
  target_compile_options(boulton_compiler INTERFACE -Wno-missing-field-initializers) # designated initialisers: the rest has defaults
  # GCC 14 at -O2 reports these inside the standard library and Eigen; they stay visible as warnings.
  target_compile_options(boulton_compiler INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error=maybe-uninitialized
    -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=dangling-reference>)
  # shared/reference/security.md, section 6
  target_compile_options(boulton_compiler INTERFACE -fstack-protector-strong -fno-delete-null-pointer-checks -fno-strict-overflow
    -ftrivial-auto-var-init=zero)
  target_compile_definitions(boulton_compiler INTERFACE _GLIBCXX_ASSERTIONS)
  if(NOT BOULTON_SANITIZE AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT WIN32)
    target_compile_options(boulton_compiler INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-clash-protection
      $<$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>:-fcf-protection=full>)
  endif()
  if(NOT WIN32)
    target_link_options(boulton_compiler INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed,--exclude-libs,ALL)
    add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
  endif()
  if(BOULTON_SANITIZE)
    target_compile_options(boulton_compiler INTERFACE -fsanitize=${BOULTON_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(boulton_compiler INTERFACE -fsanitize=${BOULTON_SANITIZE})
  endif()
endif()
