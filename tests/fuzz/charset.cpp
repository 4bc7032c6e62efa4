// SPDX-License-Identifier: GPL-2.0-or-later
// Can bytes in whatever charset, declared rightly or not, do harm? The first byte chooses what is declared.
#include "text/charset.h"

#include "target.h"
#include "text/unicode.h"

#include <array>

void dossier::fuzz::run(std::string_view input) {
  constexpr std::array<std::string_view, 8> declared{"",     "utf-8",     "windows-1252", "gb18030",
                                                     "big5", "shift_jis", "utf-16le",     "no-such-charset"};
  if (input.empty()) return;
  const auto choice = static_cast<unsigned char>(input.front()) % declared.size();
  require(text::is_valid_utf8(text::decode(input.substr(1), declared[choice]).utf8));
}
