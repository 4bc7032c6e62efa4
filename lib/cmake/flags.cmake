# SPDX-License-Identifier: GPL-2.0-or-later
# With which flags is everything of ours compiled and linked?
include(CheckLinkerFlag)

# A compiler cache makes the second build of a tree free, in another clone too; nothing depends on it. The debug
# information of what comes from another clone names that one's folder.
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(DOSSIER_CCACHE ccache)
  mark_as_advanced(DOSSIER_CCACHE)
  if(DOSSIER_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
                                    ${DOSSIER_CCACHE})
  endif()
endif()

# CMake's own default for Release is -O3, which here makes larger and no faster code.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion)
if(DOSSIER_DEVELOPER_MODE)
  add_compile_options(-Werror)
endif()

# A unity build compiles several sources as one, so that common headers are parsed once for all: from nothing it takes a
# third of the time, but an #include that a source forgot goes unseen.
if(CMAKE_UNITY_BUILD)
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>) # takes each source for a header
endif()

include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

add_compile_options(-fstack-protector-strong)
add_link_options(LINKER:-z,relro,-z,now LINKER:--as-needed)

if(DOSSIER_SANITIZE)
  # The runtime of a sanitizer is in the program only, so a shared library may not resolve everything; and
  # fortified functions hide errors from it.
  add_compile_options(-fsanitize=${DOSSIER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DOSSIER_SANITIZE})
else()
  add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,SHARED_LIBRARY>:LINKER:-z,defs>)
  # Without optimisation the C library warns that it cannot fortify.
  add_compile_definitions($<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:_FORTIFY_SOURCE=2>)
endif()

if(DOSSIER_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "DOSSIER_FUZZ needs clang (libFuzzer); the compiler is ${CMAKE_CXX_COMPILER}")
  endif()
endif()

if(DOSSIER_LTO)
  include(CheckIPOSupported)
  check_ipo_supported(LANGUAGES CXX)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
