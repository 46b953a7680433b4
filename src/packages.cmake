# The packages that zhenggai is made with, each as a target package_NAME.
#
# A Release program starts in less than half of the time where no shared library has to be found and bound, and
# may be copied to a machine that has none of them. So with ZHENGGAI_STATIC a program with the property
# LINKED_STATICALLY gets the static libraries; every other one, the tests above all, which are linked again and
# again, gets the shared ones.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)

option(ZHENGGAI_STATIC "Link the program of a Release build statically, where that can be done" ON)

# Sets `reason` to why the program cannot be linked statically; empty where it can.
function(find_static_libraries reason)
    set(${reason} "" PARENT_SCOPE)
    if(NOT ZHENGGAI_STATIC)
        set(${reason} "ZHENGGAI_STATIC is off" PARENT_SCOPE)
        return()
    endif()
    if(ZHENGGAI_SANITIZE OR CMAKE_CXX_FLAGS MATCHES "-fsanitize" OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
        set(${reason} "only Release builds without sanitizers are linked statically" PARENT_SCOPE)
        return()
    endif()
    foreach(library re2 yaml-cpp icui18n icuuc icudata nettle)
        find_library(STATIC_${library} lib${library}.a)
        mark_as_advanced(STATIC_${library})
        if(NOT STATIC_${library})
            set(${reason} "there is no lib${library}.a" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
    check_cxx_source_compiles(
        "#include <string>\n#include <thread>\nint main(int n, char**) { std::thread([] {}).join(); return static_cast<int>(std::to_string(n).size()); }"
        CAN_LINK_STATICALLY)
    if(NOT CAN_LINK_STATICALLY)
        set(${reason} "the compiler links no static program" PARENT_SCOPE)
    endif()
endfunction()

find_static_libraries(NOT_STATIC_BECAUSE)
if(NOT_STATIC_BECAUSE)
    message(STATUS "zhenggai is linked with shared libraries: ${NOT_STATIC_BECAUSE}")
else()
    message(STATUS "zhenggai is linked statically")
endif()

# package(NAME SHARED TARGET STATIC LIBRARY…): the libraries in the order in which they need each other.
function(package name)
    cmake_parse_arguments(PACKAGE "" "SHARED" "STATIC" ${ARGN})
    add_library(package_${name} INTERFACE)
    if(NOT_STATIC_BECAUSE)
        target_link_libraries(package_${name} INTERFACE ${PACKAGE_SHARED})
        return()
    endif()
    set(is_static $<BOOL:$<TARGET_PROPERTY:LINKED_STATICALLY>>)
    target_link_libraries(package_${name} INTERFACE $<$<NOT:${is_static}>:${PACKAGE_SHARED}>)
    foreach(library ${PACKAGE_STATIC})
        target_link_libraries(package_${name} INTERFACE $<${is_static}:${STATIC_${library}}>)
    endforeach()
endfunction()

package(icu SHARED PkgConfig::ICU STATIC icui18n icuuc icudata)
package(nettle SHARED PkgConfig::NETTLE STATIC nettle)
package(re2 SHARED PkgConfig::RE2 STATIC re2)
package(yaml SHARED yaml-cpp STATIC yaml-cpp)
# Debian has no static library of fmt; as headers it needs none.
add_library(package_fmt INTERFACE)
if(NOT_STATIC_BECAUSE)
    target_link_libraries(package_fmt INTERFACE fmt::fmt)
else()
    target_link_libraries(package_fmt INTERFACE fmt::fmt-header-only)
endif()

# Links a program statically, where that can be done. Not with -static: without a table of frames, which that
# leaves out, the first exception (--help is one of CLI11's) sorts all frames of the program, 37 million
# instructions. The linker warns of dlopen, which ICU has for plug-ins; zhenggai loads none.
function(link_statically program)
    if(NOT NOT_STATIC_BECAUSE)
        set_target_properties(${program} PROPERTIES LINKED_STATICALLY ON)
        target_link_options(${program} PRIVATE -static-pie)
    endif()
endfunction()
