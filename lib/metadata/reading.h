// SPDX-License-Identifier: GPL-2.0-or-later
// What is known of one document while its metadata is judged?
#pragma once

#include "metadata/front_matter.h"
#include "metadata/people.h"
#include "metadata/resolve.h"
#include "metadata/text_title.h"
#include "metadata/title_lines.h"
#include "metadata/tokens.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// A text with its words and the people named in it.
struct ReadText {
  Passage passage;
  std::vector<Mention> mentions;
};

/// One document as all rules see it. Filled step by step: path and front matter, title, text; then the rules
/// write what they find into the record.
struct Reading {
  RawMetadata& raw;
  DocumentRecord record;
  FrontMatter front;
  /// Folders of the id from the outermost, and the file's name without its ending; empty for a record's id.
  std::vector<std::string> folders;
  std::string file_stem;
  /// The title's parts, where it was found in the text.
  TextTitle text_title;
  ReadText title;
  /// One for each paragraph.
  std::vector<ReadText> paragraphs;

  [[nodiscard]] const std::vector<Paragraph>& text() const { return raw.raw.paragraphs; }
  [[nodiscard]] bool has_category(std::string_view category) const;
  /// Notes where a value came from.
  void note(std::string field, std::string value, std::string source, std::string reason = {});
  /// Notes a value of another source that was not taken.
  void reject(std::string field, std::string value, std::string source, std::string reason);
  /// Adds a value to a list of the record, once, and notes where it came from.
  void add(std::vector<std::string>& list, std::string field, const std::string& value, std::string source,
           std::string reason = {});
};

/// The words of title and text, and who is named in them.
[[nodiscard]] ReadText read_text(std::string_view text, const Lexicon& lexicon);

/// Folders and file name of an id that is a path.
void read_path(Reading& reading);

// The rules, one file each. Each writes its fields of the record with their provenance.

/// title.cpp: needs path and front matter.
void resolve_title(Reading& reading, const TitleLines& lines);
/// date_choice.cpp: needs title, text and categories.
void resolve_date(Reading& reading);
/// languages.cpp: also sets the language of each paragraph.
void resolve_languages(Reading& reading);

}  // namespace dossier::metadata
