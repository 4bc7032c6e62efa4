// SPDX-License-Identifier: GPL-2.0-or-later
// Which symbols does the shared library show?
#pragma once

/// Marks what the shared library exports; everything else is hidden.
#define DOSSIER_API __attribute__((visibility("default")))
