// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a text's first lines are its title?
#include "metadata/text_title.h"

#include "metadata/date_line.h"
#include "support/ascii.h"
#include "text/sentences.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace dossier::metadata {
namespace {

/// Bytes; a title cut from running text ends at a word.
constexpr std::size_t longest_from_text = 120;
/// Bytes; a paragraph of its own that is no sentence: speeches begin with all that their speaker is.
constexpr std::size_t longest_title_line = 300;
/// "Annex A", "Press Release", and one that is repeated.
constexpr std::size_t most_labels = 3;

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

bool is_in_capitals(std::string_view line) {
  return std::none_of(line.begin(), line.end(), support::is_lower);
}

bool is_among(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a line ends with a word behind which its title goes on: "Objection to application for", "Rules of
/// the".
bool ends_open(std::string_view line, std::string_view following) {
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const std::string lower = text::ascii_lower(last);
  if (last != lower && !is_in_capitals(line)) return false;
  if (is_among({"an", "and", "of", "the"}, lower)) return true;
  // "What we stand for" is whole
  const bool is_of_one_case =
      support::is_lower(following.front()) || (is_in_capitals(line) && is_in_capitals(following));
  return is_of_one_case && is_among({"at", "by", "for", "from", "in", "on", "to", "with"}, lower);
}

/// The paragraphs that may be a title.
class Candidates {
 public:
  Candidates(const std::vector<Paragraph>& paragraphs, const TitleLines& lines)
      : paragraphs_(paragraphs), lines_(lines) {}

  /// The first heading that is neither a date nor a note on the paper.
  [[nodiscard]] TextTitle first_heading() const {
    for (std::size_t at = 0; at < paragraphs_.size(); ++at) {
      if (!is_heading(at)) continue;
      if (!is_passed_over(at)) return joined(at);
      // what follows a note is nearer to a title than the heading of a later part
      const std::size_t following = next(at);
      if (following < paragraphs_.size() && !is_heading(following) && is_subject(following))
        return joined(following);
    }
    return {};
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
    const bool is_question =
        text.size() <= longest_from_text &&
        (text.ends_with("?") || text.ends_with("!") || text.ends_with("？") || text.ends_with("！"));
    return paragraphs_[at].number.empty() && text.find(" | ") == text.npos && (is_line(text) || is_question);
  }
  /// Whether a line is the rest of the one right before it.
  [[nodiscard]] bool is_rest(std::size_t at) const {
    if (at >= paragraphs_.size() || is_heading(at) != is_heading(at - 1)) return false;
    const std::string text = text_of(at);
    if (text.empty() || !is_line(text)) return false;
    const bool has_dash =
        text.starts_with("– ") || text.starts_with("— ") || (is_heading(at) && text.starts_with("- "));
    return has_dash || ends_open(text_of(at - 1), text);
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
      if (!is_same) title.labels.push_back(TitleLines::without_mark(line));
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
