// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a text's first lines are its title?
#include "metadata/text_title.h"

#include "metadata/dates.h"
#include "support/ascii.h"
#include "text/sentences.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dossier::metadata {
namespace {

/// Bytes; a title cut from running text ends at a word.
constexpr std::size_t longest_from_text = 120;
/// Bytes; a paragraph of its own that is no sentence: speeches begin with all that their speaker is.
constexpr std::size_t longest_title_line = 300;
/// "Annex A", "Press Release", and one that is repeated.
constexpr std::size_t most_labels = 3;

/// "Friday", "Fri", or the same in Malay, Chinese or Japanese.
bool is_weekday(std::string_view word) {
  if (word.find("星期") != word.npos || word.find("曜") != word.npos) return true;
  const std::string lower = text::ascii_lower(word);
  constexpr std::array<std::string_view, 7> malay{"isnin",  "selasa", "rabu", "khamis",
                                                  "jumaat", "sabtu",  "ahad"};
  if (std::find(malay.begin(), malay.end(), lower) != malay.end()) return true;
  constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const bool begins_like_one = std::find(days.begin(), days.end(), lower.substr(0, 3)) != days.end();
  return begins_like_one && (lower.size() <= 4 || lower.ends_with("day"));
}

/// Whether a line is a date, perhaps with its weekday.
bool is_date_alone(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest) return false;
  const auto dates = find_dates(text);
  if (dates.empty()) return false;
  const std::string outside =
      fmt::format("{} {}", text.substr(0, dates.front().begin), text.substr(dates.front().end));
  const auto is_part = [](char byte) { return support::is_letter(byte) || (byte & 0x80) != 0; };
  for (std::size_t at = 0; at < outside.size();) {
    std::size_t end = at;
    while (end < outside.size() && is_part(outside[end])) ++end;
    if (end > at && !is_weekday(std::string_view(outside).substr(at, end - at))) return false;
    if (support::is_digit(outside[at])) return false;
    at = std::max(end, at + 1);
  }
  return true;
}

/// Running text ends with the end of a sentence, and the beginning of a list with a colon.
bool is_line(std::string_view text) {
  const bool goes_on = std::string_view(":;,").find(text.back()) != std::string_view::npos;
  return text.size() <= longest_title_line && !goes_on && !text::ends_sentence(text);
}

std::string cut_at_word(const std::string& text) {
  if (text.size() <= longest_from_text) return text;
  const std::size_t space = text.rfind(' ', longest_from_text);
  if (space != text.npos && space > 0) return text.substr(0, space);
  std::size_t end = longest_from_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

bool begins_with_dash(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("– ") || line.starts_with("— ");
}

/// Whether a line ends with a word with which no title ends: "Objection to application for".
bool ends_open(std::string_view line) {
  constexpr std::array<std::string_view, 10> open_words{"an",   "and", "at",  "by", "for",
                                                        "from", "of",  "the", "to", "with"};
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const std::string lower = text::ascii_lower(last);
  const bool is_in_capitals = std::none_of(line.begin(), line.end(), support::is_lower);
  return (last == lower || is_in_capitals) &&
         std::find(open_words.begin(), open_words.end(), lower) != open_words.end();
}

/// The paragraphs that may be a title.
class Candidates {
 public:
  Candidates(const std::vector<Paragraph>& paragraphs, const TitleLines& lines)
      : paragraphs_(paragraphs), lines_(lines) {}

  /// The first heading that is neither a date nor a note on the paper.
  [[nodiscard]] TextTitle first_heading() const {
    std::size_t at = 0;
    while (at < paragraphs_.size() && (!is_heading(at) || is_passed_over(at))) ++at;
    return at < paragraphs_.size() ? joined(at) : TextTitle{};
  }
  /// The first words that are neither.
  [[nodiscard]] TextTitle first_words() const {
    const std::size_t at = next(0);
    if (at >= paragraphs_.size()) return {};
    const std::string text = text_of(at);
    if (is_line(text) || lines_.is_label(text)) return joined(at);
    return {{}, cut_at_word(text)};
  }

 private:
  [[nodiscard]] std::string text_of(std::size_t at) const { return text::clean_spaces(paragraphs_[at].text); }
  [[nodiscard]] bool is_heading(std::size_t at) const {
    return paragraphs_[at].kind == ParagraphKind::heading;
  }
  [[nodiscard]] bool is_passed_over(std::size_t at) const {
    const std::string text = text_of(at);
    return text.empty() || is_date_alone(text) || lines_.is_note(text);
  }
  [[nodiscard]] std::size_t next(std::size_t at) const {
    while (at < paragraphs_.size() && is_passed_over(at)) ++at;
    return at;
  }
  /// Whether a paragraph may say what a paper is about, whose kind the line before it names.
  [[nodiscard]] bool is_subject(std::size_t at) const {
    const std::string text = text_of(at);
    const bool is_question = text.size() <= longest_from_text && (text.ends_with('?') || text.ends_with('!'));
    const bool is_short = is_heading(at) || text.size() <= longest_from_text;
    return paragraphs_[at].number.empty() && text.find(" | ") == text.npos && is_short &&
           (is_line(text) || is_question);
  }
  /// Whether a line is the rest of the one right before it.
  [[nodiscard]] bool is_rest(std::size_t at) const {
    if (at >= paragraphs_.size() || is_heading(at) != is_heading(at - 1)) return false;
    const std::string text = text_of(at);
    if (text.empty() || !is_line(text)) return false;
    const bool is_list = at + 1 < paragraphs_.size() && begins_with_dash(text_of(at + 1));
    return ends_open(text_of(at - 1)) || (begins_with_dash(text) && !is_list);
  }
  /// "PRESS RELEASE: Harbour opens": what kind of paper it is, and what about; a title of two lines whole.
  [[nodiscard]] TextTitle joined(std::size_t at) const {
    TextTitle title;
    std::string line = text_of(at);
    for (std::size_t labels = 0; labels < most_labels && lines_.is_label(line); ++labels) {
      const std::size_t following = next(at + 1);
      if (following >= paragraphs_.size()) break;
      const std::string text = text_of(following);
      if (!lines_.is_label(text) && !is_subject(following)) break;
      const auto is_same =
          text::fold(TitleLines::without_mark(text)) == text::fold(TitleLines::without_mark(line));
      if (!is_same) title.labels += TitleLines::without_mark(line) + ": ";
      line = text;
      at = following;
    }
    title.subject = line;
    if (is_rest(at + 1) && line.size() + text_of(at + 1).size() < longest_title_line)
      title.subject += " " + text_of(at + 1);
    return title;
  }

  const std::vector<Paragraph>& paragraphs_;
  const TitleLines& lines_;
};

}  // namespace

TextTitle title_of_headings(const std::vector<Paragraph>& paragraphs, const TitleLines& lines) {
  return Candidates(paragraphs, lines).first_heading();
}

TextTitle title_of_words(const std::vector<Paragraph>& paragraphs, const TitleLines& lines) {
  return Candidates(paragraphs, lines).first_words();
}

}  // namespace dossier::metadata
