// SPDX-License-Identifier: GPL-2.0-or-later
// What is the document called?
#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "metadata/reading.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <string>

namespace dossier::metadata {
namespace {

/// Bytes; a title cut from running text ends at a word.
constexpr std::size_t longest_from_text = 120;
/// "Wednesday, " before a date that is no title.
constexpr std::size_t longest_weekday = 11;

std::string property(const Reading& reading, std::string_view name) {
  for (const auto& [key, value] : reading.raw.raw.properties) {
    if (key == name && !value.empty()) return text::clean_spaces(value);
  }
  return {};
}

const Paragraph* first_heading(const Reading& reading) {
  const auto& paragraphs = reading.text();
  const auto found = std::find_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& paragraph) {
    return paragraph.kind == ParagraphKind::heading && !paragraph.text.empty();
  });
  return found == paragraphs.end() ? nullptr : &*found;
}

bool is_date_alone(const std::string& text) {
  const auto dates = find_dates(text);
  return !dates.empty() && text.size() <= dates.front().end - dates.front().begin + longest_weekday;
}

std::string first_words(const Reading& reading) {
  for (const Paragraph& paragraph : reading.text()) {
    std::string text = text::clean_spaces(paragraph.text);
    if (text.empty() || is_date_alone(text)) continue;
    if (text.size() <= longest_from_text) return text;
    const std::size_t space = text.rfind(' ', longest_from_text);
    if (space != text.npos && space > 0) return text.substr(0, space);
    std::size_t end = longest_from_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
  }
  return {};
}

/// The file's name without the date and the mark that site builders put before it.
std::string name_of_file(const Reading& reading) {
  std::string_view name = reading.file_stem;
  if (name.size() > 10 && is_iso_day(name.substr(0, 10))) {
    name.remove_prefix(10);
    const std::size_t begin = name.find_first_not_of("-_ ");
    name = begin == name.npos ? std::string_view() : name.substr(begin);
    if (name.starts_with("post-")) name.remove_prefix(5);
  }
  std::string title(name.empty() ? std::string_view(reading.file_stem) : name);
  if (title.find(' ') == title.npos) std::replace(title.begin(), title.end(), '_', ' ');
  return text::clean_spaces(title);
}

/// Text without spaces, as two notations of one title are compared.
std::string squeezed(std::string_view text) {
  std::string folded = text::fold(text);
  std::erase(folded, ' ');
  return folded;
}

/// The title that a program noted in the file, if the text begins with it: files are made from other files,
/// and keep their titles.
std::string confirmed_file_title(const Reading& reading) {
  constexpr std::size_t first_paragraphs = 6;
  constexpr std::size_t shortest = 12;
  const std::string title = property(reading, "file:title");
  const std::string wanted = squeezed(title);
  if (wanted.size() < shortest) return {};
  std::string beginning;
  const auto& paragraphs = reading.text();
  for (std::size_t i = 0; i < std::min(first_paragraphs, paragraphs.size()); ++i)
    beginning += squeezed(paragraphs[i].text);
  return beginning.find(wanted) == std::string::npos ? std::string() : title;
}

void set(Reading& reading, std::string title, const std::string& source, const std::string& reason) {
  reading.record.title = std::move(title);
  reading.note("title", reading.record.title, source, reason);
}

}  // namespace

void resolve_title(Reading& reading) {
  const std::string given = text::clean_spaces(reading.raw.given.title);
  if (!given.empty()) return set(reading, given, reading.raw.given_provenance, {});
  std::string title = reading.front.text({"title"});
  if (!title.empty()) return set(reading, title, "front-matter", {});
  for (const std::string_view name : {"og:title", "dc.title", "dcterms.title", "title"}) {
    title = property(reading, name);
    if (!title.empty()) return set(reading, title, "title", "the page's " + std::string(name));
  }
  title = confirmed_file_title(reading);
  if (!title.empty()) return set(reading, title, "file-properties", "the text begins with it");
  if (const Paragraph* heading = first_heading(reading)) {
    return set(reading, text::clean_spaces(heading->text), "text", "the first heading");
  }
  title = first_words(reading);
  if (!title.empty()) return set(reading, title, "text", "the first words");
  title = name_of_file(reading);
  if (!title.empty()) return set(reading, title, "file-name", {});
  set(reading, reading.raw.id, "default", "the document has no text");
}

}  // namespace dossier::metadata
