// SPDX-License-Identifier: GPL-2.0-or-later
// Can an e-mail do harm?
#include "foreign/email.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(foreign::extract_email(input).paragraphs);
}
