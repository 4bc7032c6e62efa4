// SPDX-License-Identifier: GPL-2.0-or-later
// In which charset are the bytes of a document in Rich Text Format (RTF)?
#include "foreign/rtf_codepages.h"

#include <fmt/format.h>
#include <array>
#include <cstddef>
#include <utility>

namespace dossier::foreign {
namespace {

constexpr std::size_t most_fonts = 10'000;
constexpr int latin_codepage = 1252;

/// `\fcharset` of a font to codepage; 0 for that of the document.
int codepage_of_charset(int charset) {
  constexpr std::array<std::pair<int, int>, 15> pages{{{0, latin_codepage},
                                                       {128, 932},
                                                       {129, 949},
                                                       {134, 936},
                                                       {136, 950},
                                                       {161, 1253},
                                                       {162, 1254},
                                                       {163, 1258},
                                                       {177, 1255},
                                                       {178, 1256},
                                                       {186, 1257},
                                                       {204, 1251},
                                                       {222, 874},
                                                       {238, 1250},
                                                       {77, 10000}}};
  for (const auto& [number, page] : pages)
    if (charset == number) return page;
  return 0;
}

/// The code pages of Japanese, Chinese (simplified), Korean and Chinese (traditional).
bool is_double_byte(int codepage) {
  return codepage == 932 || codepage == 936 || codepage == 949 || codepage == 950;
}

/// Windows' number for a charset as ICU knows it.
std::string charset_of_codepage(int codepage) {
  if (codepage == 65001) return "UTF-8";
  if (codepage == 932) return "Shift_JIS";
  if (codepage == 936) return "GBK";
  if (codepage == 949) return "windows-949";
  if (codepage == 950) return "Big5";
  if (codepage == 10000) return "macintosh";
  return fmt::format("windows-{}", codepage);
}

}  // namespace

void RtfCodepages::set_font_charset(int font, int charset) {
  if (fonts_.size() < most_fonts) fonts_[font] = codepage_of_charset(charset);
}

int RtfCodepages::codepage_of_font(int font) const {
  const auto found = fonts_.find(font);
  if (found == fonts_.end() || found->second == 0) return document_;
  // Programs in Russia or Greece call all their fonts Latin. In East Asia those that are called so are: they
  // print the apostrophe and the quotation marks, whose bytes begin a character of two bytes otherwise.
  if (found->second == latin_codepage && !is_double_byte(document_)) return document_;
  return found->second;
}

std::string RtfCodepages::charset_of_font(int font) const {
  return charset_of_codepage(codepage_of_font(font));
}

}  // namespace dossier::foreign
