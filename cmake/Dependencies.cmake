# SPDX-License-Identifier: GPL-3.0-or-later
# What is not header-only. Each has one home: see ARCHITECTURE.md, "Dependencies".
find_package(Qt6 6.8 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Svg Charts Test)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
find_library(BOULTON_XLSXWRITER xlsxwriter REQUIRED) # its .pc file asks for minizip's headers, which nothing here includes
add_library(boulton_xlsxwriter INTERFACE)
target_link_libraries(boulton_xlsxwriter INTERFACE ${BOULTON_XLSXWRITER})
find_package(benchmark REQUIRED)

# SQLCipher is linked statically, its symbols hidden (Compiler.cmake: --exclude-libs,ALL): libsqlite3 exports the same names,
# and with the wrong one first PRAGMA key answers OK and the file is plaintext.
find_library(BOULTON_SQLCIPHER_ARCHIVE NAMES libsqlcipher.a REQUIRED)
find_path(BOULTON_SQLCIPHER_INCLUDE sqlcipher/sqlite3.h REQUIRED)
add_library(boulton_sqlcipher INTERFACE)
target_include_directories(boulton_sqlcipher SYSTEM INTERFACE ${BOULTON_SQLCIPHER_INCLUDE})
target_compile_definitions(boulton_sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(boulton_sqlcipher INTERFACE ${BOULTON_SQLCIPHER_ARCHIVE} OpenSSL::Crypto ${CMAKE_DL_LIBS} Threads::Threads)
