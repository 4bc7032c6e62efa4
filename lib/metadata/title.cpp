// SPDX-License-Identifier: GPL-2.0-or-later
// What is the document called?
#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "metadata/reading.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {
namespace {

/// Bytes; a title cut from running text ends at a word.
constexpr std::size_t longest_from_text = 120;
/// Bytes; a paragraph of its own that is no sentence: speeches begin with all that their speaker is.
constexpr std::size_t longest_title_line = 300;
/// "Annex A", "Factsheet", and a title of two lines.
constexpr std::size_t most_lines = 4;
/// "Wednesday, " before a date that is no title.
constexpr std::size_t longest_weekday = 11;

std::string property(const Reading& reading, std::string_view name) {
  for (const auto& [key, value] : reading.raw.raw.properties) {
    if (key == name && !value.empty()) return text::clean_spaces(value);
  }
  return {};
}

bool is_date_alone(const std::string& text) {
  const auto dates = find_dates(text);
  return !dates.empty() && text.size() <= dates.front().end - dates.front().begin + longest_weekday;
}

/// Running text ends with the end of a sentence, and the beginning of a list with a colon.
bool is_line(std::string_view text) {
  return text.size() <= longest_title_line &&
         std::string_view(".?!:;,").find(text.back()) == std::string_view::npos;
}

std::string cut_at_word(const std::string& text) {
  if (text.size() <= longest_from_text) return text;
  const std::size_t space = text.rfind(' ', longest_from_text);
  if (space != text.npos && space > 0) return text.substr(0, space);
  std::size_t end = longest_from_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

/// Whether a title that is printed in two lines ends in the second one.
bool goes_on(std::string_view line, std::string_view following) {
  for (const std::string_view dash : {"- ", "– ", "— "}) {
    if (following.starts_with(dash)) return true;
  }
  constexpr std::array<std::string_view, 13> open_words{"a",  "an", "and", "at",  "by", "for", "from",
                                                        "in", "of", "on",  "the", "to", "with"};
  const std::string last = text::ascii_lower(line.substr(line.rfind(' ') + 1));
  return std::find(open_words.begin(), open_words.end(), last) != open_words.end();
}

/// The paragraphs that may be a title.
class Candidates {
 public:
  Candidates(const std::vector<Paragraph>& paragraphs, const TitleLines& lines)
      : paragraphs_(paragraphs), lines_(lines) {}

  /// The first heading, or else the first words, that is neither a date nor a note on the paper.
  [[nodiscard]] std::string first_heading() const {
    std::size_t at = next(0);
    while (at < paragraphs_.size() && !is_heading(at)) at = next(at + 1);
    return at < paragraphs_.size() ? joined(text_of(at), at) : std::string();
  }
  [[nodiscard]] std::string first_words() const {
    const std::size_t at = next(0);
    if (at >= paragraphs_.size()) return {};
    const std::string text = text_of(at);
    return is_line(text) ? joined(text, at) : cut_at_word(text);
  }

 private:
  [[nodiscard]] std::string text_of(std::size_t at) const { return text::clean_spaces(paragraphs_[at].text); }
  [[nodiscard]] bool is_heading(std::size_t at) const {
    return paragraphs_[at].kind == ParagraphKind::heading;
  }
  [[nodiscard]] std::size_t next(std::size_t at) const {
    for (; at < paragraphs_.size(); ++at) {
      const std::string text = text_of(at);
      if (!text.empty() && !is_date_alone(text) && !lines_.is_note(text)) break;
    }
    return at;
  }
  /// "PRESS RELEASE: Harbour opens": what kind of paper it is, and what about; a title of two lines whole.
  [[nodiscard]] std::string joined(std::string title, std::size_t at) const {
    const bool was_heading = is_heading(at);
    std::string line = title;
    for (std::size_t lines = 1; lines < most_lines; ++lines) {
      at = next(at + 1);
      if (at >= paragraphs_.size() || is_heading(at) != was_heading) break;
      const std::string following = text_of(at);
      const bool is_labelled = lines_.is_label(line);
      if (!is_line(following) && !lines_.is_label(following)) break;
      if (!is_labelled && !goes_on(line, following)) break;
      title += (is_labelled && !title.ends_with(':') ? ": " : " ") + following;
      line = following;
    }
    return title;
  }

  const std::vector<Paragraph>& paragraphs_;
  const TitleLines& lines_;
};

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
  const Candidates candidates(reading.text(), lines);
  title = candidates.first_heading();
  if (!title.empty()) return set(reading, title, "text", "the first heading");
  title = candidates.first_words();
  if (!title.empty()) return set(reading, title, "text", "the first words");
  title = name_of_file(reading);
  if (!title.empty()) return set(reading, title, "file-name", {});
  set(reading, reading.raw.id, "default", "the document has no text");
}

}  // namespace dossier::metadata
