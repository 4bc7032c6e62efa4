// SPDX-License-Identifier: GPL-2.0-or-later
// How do tests write down the paragraphs that they expect?
#pragma once

#include <dossier/document.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dossier::test {

/// One line a paragraph: `number|text`, with `#` before a heading.
inline std::vector<std::string> paragraph_lines(const std::vector<Paragraph>& paragraphs) {
  std::vector<std::string> lines;
  for (const Paragraph& paragraph : paragraphs)
    lines.push_back((paragraph.kind == ParagraphKind::heading ? "#" : "") + paragraph.number + "|" +
                    paragraph.text);
  return lines;
}

/// An input, what it gives, and why that is worth a row.
struct ParagraphRow {
  std::string why;
  std::string input;
  std::vector<std::string> lines;
};

}  // namespace dossier::test

/// Lets a failing check print its lines.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string joined;
    for (const std::string& line : lines) joined += "\n  " + line;
    return joined.c_str();
  }
};
