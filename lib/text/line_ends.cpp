// SPDX-License-Identifier: GPL-2.0-or-later
// Does the end of a line separate two words?
#include "text/line_ends.h"

#include "text/unicode.h"

#include <unicode/uscript.h>

namespace dossier::text {
namespace {

/// Han, kana, and the punctuation and full-width forms that are set with them; not the ideographic space,
/// which is meant as one.
bool is_set_solid(char32_t code_point) {
  if (code_point < 0x2E80) return false;
  if (code_point > 0x3000 && code_point <= 0x30FF) return true;   // punctuation, kana
  if (code_point >= 0xFE30 && code_point <= 0xFE4F) return true;  // punctuation of vertical text
  if (code_point >= 0xFF01 && code_point <= 0xFF9F) return true;  // full-width forms, half-width kana
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

bool begins_solid(std::string_view text) {
  std::size_t index = 0;
  return !text.empty() && is_set_solid(next_code_point(text, index));
}

bool ends_solid(std::string_view text) {
  std::size_t last = text.size();
  while (last > 0 && (static_cast<unsigned char>(text[--last]) & 0xC0U) == 0x80) {
  }
  return begins_solid(text.substr(last));
}

}  // namespace

bool goes_on_without_space(std::string_view before, std::string_view behind) {
  return begins_solid(behind) && ends_solid(before);
}

}  // namespace dossier::text
