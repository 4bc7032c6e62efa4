// SPDX-License-Identifier: GPL-2.0-or-later
// What is the document called?
#include "metadata/calendar.h"
#include "metadata/reading.h"
#include "metadata/text_title.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::metadata {
namespace {

std::string property(const Reading& reading, std::string_view name) {
  for (const auto& [key, value] : reading.raw.raw.properties) {
    if (key == name && !value.empty()) return text::clean_spaces(value);
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

bool set_from_text(Reading& reading, const TextTitle& title, const std::string& reason) {
  if (title.subject.empty()) return false;
  std::string whole;
  for (const std::string& label : title.labels) whole += label + ": ";
  set(reading, whole + title.subject, "text", reason);
  reading.text_title = title;
  return true;
}

}  // namespace

void resolve_title(Reading& reading, const TitleLines& lines) {
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
  if (set_from_text(reading, title_of_headings(reading.text(), lines), "the first heading")) return;
  if (set_from_text(reading, title_of_words(reading.text(), lines), "the first words")) return;
  title = name_of_file(reading);
  if (!title.empty()) return set(reading, title, "file-name", {});
  set(reading, reading.raw.id, "default", "the document has no text");
}

}  // namespace dossier::metadata
