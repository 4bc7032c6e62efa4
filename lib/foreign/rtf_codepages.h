// SPDX-License-Identifier: GPL-2.0-or-later
// In which charset are the bytes of a document in Rich Text Format (RTF)?
#pragma once

#include <map>
#include <string>

namespace dossier::foreign {

/// The code pages of a document and of its fonts.
class RtfCodepages {
 public:
  /// `\ansicpg`, `\mac`
  void set_document(int codepage) { document_ = codepage; }

  /// `\fcharset` of a font in the table of fonts.
  void set_font_charset(int font, int charset);

  /// The charset of text in a font, by a name that ICU knows.
  [[nodiscard]] std::string charset_of_font(int font) const;

 private:
  [[nodiscard]] int codepage_of_font(int font) const;

  int document_ = 1252;
  std::map<int, int> fonts_;
};

}  // namespace dossier::foreign
