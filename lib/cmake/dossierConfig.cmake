# SPDX-License-Identifier: GPL-2.0-or-later
# How does another CMake project find dossier::dossier? Nothing else is needed: its own libraries stay private.
if(CMAKE_VERSION VERSION_LESS 3.23)
  set(dossier_FOUND FALSE)
  set(dossier_NOT_FOUND_MESSAGE "dossier needs CMake 3.23 or newer: older ones do not find its headers.")
  return()
endif()
include(${CMAKE_CURRENT_LIST_DIR}/dossierTargets.cmake)
