// SPDX-License-Identifier: GPL-2.0-or-later
// What goes into an index, and what comes back of one document?
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dossier {

/// A folder or file to index. Ids are paths below it; a name puts `NAME/` before them.
struct Root {
  std::filesystem::path path;
  /// Empty for the unnamed root, of which an index has at most one.
  std::string name;
};

/// A document given from memory to `Indexer::add`. All text is UTF-8; invalid bytes are replaced by
/// U+FFFD. What is given for a field stands and gets the provenance `record`; an empty field is
/// found from title and text, as for a file.
struct Document {
  /// Unique id, 1 to 4096 bytes, no control characters. Required.
  std::string id;
  /// Title; empty: the first heading or the first words of the text.
  std::string title;
  /// Plain text; paragraphs are separated by blank lines, or by line ends where there are none.
  std::string text;
  /// ISO 8601 (`2023`, `2023-02` or `2023-02-28`, also with a time behind the day), or another form that
  /// texts use
  /// (`13/07/2022`, day first; `July 2022`). Empty: found in title and text; so it is where this is no date,
  /// which then stands in the provenance as not taken.
  std::string date;
  /// Categories, the primary one first; labels and synonyms of the taxonomy are mapped to its values.
  std::vector<std::string> categories;
  std::vector<std::string> topics;
  std::vector<std::string> ministers;
  /// Where the document is published; kept as given.
  std::string url;
  /// BCP 47 code of the language; empty: detected.
  std::string language;
};

/// Where one metadata value came from, or a value of another source that was not taken.
struct Provenance {
  /// Field, as in the output: `title`, `date`, `categories`, `ministers`, ...
  std::string field;
  /// The value concerned, as in the output.
  std::string value;
  /// One of `front-matter`, `file-name`, `folder`, `title`, `text`, `office-holder`, `record`,
  /// `command-line`, `file-properties` (what a program noted in a PDF or DOCX), `default`.
  std::string source;
  /// Why this value, in words for a reader; may be empty.
  std::string reason;
  /// The source gives this value, but another one was taken.
  bool is_rejected = false;
};

/// What the index knows about one document, without its text.
struct DocumentRecord {
  std::string id;
  std::string title;
  /// ISO 8601, `YYYY-MM-DD`, or partial (`YYYY-MM`, `YYYY`); empty when the document has no date.
  std::string date;
  /// The primary category first; never empty (`other` when nothing is known).
  std::vector<std::string> categories;
  std::vector<std::string> topics;
  std::vector<std::string> ministers;
  std::vector<std::string> mentioned;
  std::vector<std::string> asked_by;
  std::vector<std::string> offices;
  /// BCP 47 codes, the most used first.
  std::vector<std::string> languages;
  std::string url;
  /// The file (or file and record) that it was read from, as given to the indexer; empty for `add`.
  std::string source;
  std::vector<Provenance> provenance;
  /// Id of the document that this one is a copy or a near copy of; empty for the first of them and for
  /// documents without copies.
  std::string duplicate_of;
};

/// What a paragraph is.
enum class ParagraphKind {
  body,      ///< running text
  heading,   ///< a heading
  question,  ///< the question put in parliament
  answer,    ///< the reply to it
};

/// One paragraph of a document's text.
struct Paragraph {
  std::string text;
  /// The number that the document prints (`12`, `3a`); empty when it prints none.
  std::string number;
  ParagraphKind kind = ParagraphKind::body;
  /// BCP 47 code of its language; empty when too short to tell.
  std::string language;
  /// The page on which it begins, counted from 1, in formats that have pages (PDF); 0 in others.
  std::uint32_t page = 0;
};

/// A document with its text, for display.
struct StoredDocument {
  DocumentRecord record;
  std::vector<Paragraph> paragraphs;
};

}  // namespace dossier
