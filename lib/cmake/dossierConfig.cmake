# SPDX-License-Identifier: GPL-2.0-or-later
# How does another CMake project find dossier::dossier? Nothing else is needed: its own libraries stay private.
include(${CMAKE_CURRENT_LIST_DIR}/dossierTargets.cmake)
