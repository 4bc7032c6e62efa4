// SPDX-License-Identifier: GPL-2.0-or-later
// Can looking at what a file is do harm?
#include "extract/content_type.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  for (const auto named : {extract::Format::plain_text, extract::Format::pdf, extract::Format::akoma_ntoso})
    static_cast<void>(extract::format_of_content(named, input));
}
