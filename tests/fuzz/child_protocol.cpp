// SPDX-License-Identifier: GPL-2.0-or-later
// Can what a child process answers, or is asked, do harm?
#include "extract/child_protocol.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  if (input.starts_with('?')) {
    require(extract::decode_request(input.substr(1)).bytes.size() <= input.size());
    return;
  }
  require_clean(extract::decode_answer(input).paragraphs);
}
