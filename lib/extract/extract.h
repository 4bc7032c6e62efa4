// SPDX-License-Identifier: GPL-2.0-or-later
// How do the bytes of a file become paragraphs of plain text and raw properties?
#pragma once

#include "text/charset.h"

#include <dossier/document.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::extract {

/// The formats that can be read. Never renumber or rename: the names are kept in indexes.
enum class Format { markdown, html, plain_text, json_lines, csv, pdf, docx, odt, rtf, email, akoma_ntoso };

/// The name under which a format is kept in an index and shown: `markdown`, `html`, `text`, `json-lines`,
/// `csv`, `pdf`, `docx`, `odt`, `rtf`, `email`, `akoma-ntoso`.
[[nodiscard]] std::string_view format_name(Format format);

/// The format that is kept under a name. None when there is no such format in this version.
[[nodiscard]] std::optional<Format> format_with_name(std::string_view name);

/// Rises when a format's extractor gives other text or properties for the same bytes: the next run then reads
/// the files of that format again.
[[nodiscard]] std::uint32_t extractor_version(Format format);

/// Whether a format is read in a child process, by a library that its bytes may crash.
[[nodiscard]] bool is_foreign(Format format);

/// The format of a file, by the end of its name (`.md`, `.markdown`, `.html`, `.htm`, `.xhtml`, `.txt`,
/// `.text`, `.jsonl`, `.ndjson`, `.csv`, `.tsv`, `.pdf`, `.docx`, `.odt`, `.rtf`, `.eml`, `.xml`, `.akn`;
/// each with `.gz` behind it, too) in any case. None for every other: it is not guessed at. Which format a
/// document really has, its bytes say: see `format_of_content`.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view file_name);

/// What a format's extractor finds. Everything is UTF-8, display text: spaces cleaned, nothing folded.
struct RawDocument {
  /// Headings included, in reading order. The number that the document prints (`12.`, `12)`, `12\.`, a number
  /// alone on a line, `<ol start=12>`) is in `Paragraph::number` and not in the text.
  std::vector<Paragraph> paragraphs;
  /// The YAML between the `---` lines of a Markdown file, not parsed; empty when there is none.
  std::string front_matter;
  /// `<title>`, `<meta name= content=>` and the like, as `name, value` with lower-case names (`title`,
  /// `author`, `date`, `description`, `dc.date`, ...), in document order.
  std::vector<std::pair<std::string, std::string>> properties;
  /// BCP 47 code that the document declares (`<html lang>`); empty when it does not.
  std::string declared_language;
  /// Addresses that the text links to, for the metadata that is only there (a PDF's file name).
  std::vector<std::string> links;
  /// Things to tell the user, for example that bytes were not valid in the charset.
  std::vector<std::string> warnings;
};

/// What the user should be told of how a file's bytes were read, added to `warnings`.
void warn_of_charset(const text::Decoded& decoded, std::vector<std::string>& warnings);

/// Extracts one document of a format that is read in this process and holds one (markdown, html, plain_text).
/// \throws Error `invalid_argument` when the bytes are not of that format (binary bytes in a text file).
[[nodiscard]] RawDocument extract(Format format, std::string_view bytes);

/// Splits text from memory or from a record into paragraphs: at blank lines, or at line ends where there are
/// none.
[[nodiscard]] std::vector<Paragraph> split_paragraphs(std::string_view utf8);

}  // namespace dossier::extract
