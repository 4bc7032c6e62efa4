// SPDX-License-Identifier: GPL-2.0-or-later
// Can Akoma Ntoso do harm?
#include "foreign/akoma_ntoso.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(foreign::extract_akoma_ntoso(input).paragraphs);
}
