// SPDX-License-Identifier: GPL-2.0-or-later
// Who asks whom in a parliamentary question, and which paragraphs are question and which are answer?
#include "metadata/questions.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::metadata {
namespace {

constexpr std::size_t longest_label = 90;
constexpr std::size_t longest_speaker = 14;
constexpr std::size_t name_reach = 9;
/// Words between a name and "To ask" when the seat is told.
constexpr std::size_t question_aside_reach = 18;
/// Paragraphs above a question in which its member may be named, and the longest of them.
constexpr std::size_t paragraphs_above = 5;
constexpr std::size_t longest_name_line = 24;

std::string lower_word(const Passage& passage, std::size_t at) {
  return at < passage.size() ? text::ascii_lower(passage.word(at)) : std::string();
}

class QuestionFinder {
 public:
  QuestionFinder(const Passage& passage, const Lexicon& lexicon) : passage_(passage), lexicon_(lexicon) {}

  std::vector<Question> find() {
    for (std::size_t at = 0; at < passage_.size(); ++at) {
      const std::string_view word = passage_.word(at);
      if (word.size() < 3 || word.size() > 5) continue;
      const std::string lower = text::ascii_lower(word);
      if (lower == "ask" && at > 0 && lower_word(passage_, at - 1) == "to") {
        take(at - 1, at + 1, is_formal(at));
      } else if (lower == "asked" && lower_word(passage_, at + 1) == "by") {
        take_after(at + 2);
      } else if (lower == "asked" && lower_word(passage_, at + 1) == "the") {
        take(at, at + 1, false);
      }
    }
    return std::move(questions_);
  }

 private:
  /// "To ask" with a capital is the form of the order paper.
  [[nodiscard]] bool is_formal(std::size_t at) const { return passage_.tokens[at - 1].is_capitalised; }

  void take(std::size_t name_end, std::size_t behind, bool is_formal) {
    Question question;
    std::size_t end = name_end;
    while (const auto begin = name_before(end, question)) {
      end = *begin;
      if (end > floor_ && lower_word(passage_, end - 1) == "and") {
        --end;
      } else if (end == floor_ || passage_.tokens[end - 1].gap != ',') {
        break;
      }
    }
    if (question.askers.empty()) take_with_aside(name_end, question);
    read_office(behind, question);
    if (question.askers.empty() && !(is_formal && question.office)) return;
    if (!is_formal && !question.office) return;
    std::reverse(question.askers.begin(), question.askers.end());
    questions_.push_back(std::move(question));
    floor_ = behind;
  }

  /// "Ms Jane Doe (Member for X): To ask", "Ms Jane Doe, MP for X, asked the".
  void take_with_aside(std::size_t end, Question& question) const {
    const std::size_t lowest = std::max(floor_, end >= question_aside_reach ? end - question_aside_reach : 0);
    for (std::size_t begin = lowest; begin < end; ++begin) {
      const std::size_t name = lexicon_.skip_honorifics(passage_, begin);
      const std::size_t name_end = name > begin && name < end ? name_run_end(passage_, name, lexicon_) : name;
      if (name == begin || name_end < name + 2 || name_end >= end) continue;
      const Gap gap = passage_.tokens[name_end - 1].gap;
      if (gap != '(' && gap != ',' && gap != '[' && !is_seat(name_end)) continue;
      question.askers.push_back(display_name(passage_.span(name, name_end)));
      return;
    }
  }

  [[nodiscard]] bool is_seat(std::size_t at) const {
    const std::string word = lower_word(passage_, at);
    return word == "mp" || word == "nmp" || word == "ncmp" || word == "member";
  }

  /// "Question asked by Ms Jane Doe".
  void take_after(std::size_t at) {
    const std::size_t name = lexicon_.skip_honorifics(passage_, at);
    const std::size_t end = name < passage_.size() ? name_run_end(passage_, name, lexicon_) : name;
    if (end < name + (name > at ? 1U : 2U)) return;
    Question question;
    question.askers.push_back(display_name(passage_.span(name, end)));
    questions_.push_back(std::move(question));
    floor_ = end;
  }

  /// The name that ends before a word; returns where it begins, honorifics included.
  [[nodiscard]] std::optional<std::size_t> name_before(std::size_t end, Question& question) const {
    const std::size_t lowest = std::max(floor_, end >= name_reach ? end - name_reach : 0);
    for (std::size_t begin = lowest; begin < end; ++begin) {
      const std::size_t name = lexicon_.skip_honorifics(passage_, begin);
      const bool starts = name > begin || begin == floor_ || passage_.tokens[begin - 1].gap != ' ' ||
                          !passage_.tokens[begin - 1].is_capitalised;
      if (!starts || name >= end || name_run_end(passage_, name, lexicon_) != end) continue;
      if (end < name + 2 && name == begin) continue;
      question.askers.push_back(display_name(passage_.span(name, end)));
      return begin;
    }
    return std::nullopt;
  }

  void read_office(std::size_t at, Question& question) const {
    while (lower_word(passage_, at) == "the") ++at;
    if (at >= passage_.size()) return;
    question.office = read_offices(passage_, at, lexicon_);
    if (question.office)
      question.printed_office = text::clean_spaces(passage_.span(at, question.office->end));
  }

  const Passage& passage_;
  const Lexicon& lexicon_;
  std::vector<Question> questions_;
  std::size_t floor_ = 0;
};

/// What a short line announces.
enum class Label { none, question, answer };

Label label_of(const Paragraph& paragraph) {
  const std::string text =
      text::ascii_lower(text::trim(std::string_view(paragraph.text).substr(0, longest_label)));
  constexpr std::array<std::string_view, 15> answers{
      "answer",       "reply",         "response",   "written answer:",
      "oral answer:", "written reply", "oral reply", "our reply",
      "jawapan",      "பதில்",          "答复",       "答覆",
      "回答",         "答弁",          "답변"};
  constexpr std::array<std::string_view, 13> questions{"question",
                                                       "written question",
                                                       "oral question",
                                                       "parliamentary question",
                                                       "supplementary question",
                                                       "soalan",
                                                       "கேள்வி",
                                                       "提问",
                                                       "提問",
                                                       "质询",
                                                       "質詢",
                                                       "質問",
                                                       "질의"};
  const auto begins = [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    return paragraph.kind == ParagraphKind::heading || text.size() == word.size() ||
           std::string_view(":.-– ：").find(text[word.size()]) != std::string_view::npos ||
           word.ends_with(':');
  };
  const bool is_line = paragraph.text.size() <= longest_label || text.find(':') <= 24;
  if (is_line && std::any_of(questions.begin(), questions.end(), begins)) return Label::question;
  if (is_line && std::any_of(answers.begin(), answers.end(), begins)) return Label::answer;
  return Label::none;
}

/// An answer without a label often turns to the chair first.
bool addresses_chair(const Paragraph& paragraph) {
  for (const std::string_view words :
       {"Mr Speaker", "Mr. Speaker", "Mr Deputy Speaker", "Madam Speaker", "Sir,", "Mdm Speaker"}) {
    if (paragraph.text.starts_with(words)) return true;
  }
  return false;
}

void set_kind(Paragraph& paragraph, ParagraphKind kind) {
  if (paragraph.kind != ParagraphKind::heading) paragraph.kind = kind;
}

/// Walks through the paragraphs; a label, a question put, the chair addressed or a speaker's turn switches.
class KindMarker {
 public:
  KindMarker(Reading& reading, const Exchange& exchange) : reading_(reading), exchange_(exchange) {}

  void mark(const std::vector<std::size_t>& questions_in) {
    auto& paragraphs = reading_.raw.raw.paragraphs;
    has_answer_label_ = std::any_of(paragraphs.begin(), paragraphs.end(),
                                    [](const Paragraph& p) { return label_of(p) == Label::answer; });
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      step(paragraphs[i], i, questions_in[i] > 0);
      if (state_ != ParagraphKind::body) set_kind(paragraphs[i], state_);
    }
  }

 private:
  void step(const Paragraph& paragraph, std::size_t index, bool has_question) {
    const Label label = label_of(paragraph);
    if (has_question && !(state_ == ParagraphKind::answer && label != Label::question && has_answer_label_)) {
      state_ = ParagraphKind::question;
    } else if (label == Label::answer || turn_of(index) == ParagraphKind::answer) {
      state_ = ParagraphKind::answer;
    } else if (label == Label::question || turn_of(index) == ParagraphKind::question) {
      state_ = ParagraphKind::question;
    } else if (state_ == ParagraphKind::question && begins_answer(paragraph)) {
      state_ = ParagraphKind::answer;
    }
  }

  [[nodiscard]] bool begins_answer(const Paragraph& paragraph) const {
    if (addresses_chair(paragraph)) return true;
    if (has_answer_label_ || paragraph.text.empty()) return false;
    const char first = paragraph.text.front();
    return paragraph.number == "1" || (first >= 'A' && first <= 'Z' && paragraph.kind == ParagraphKind::body);
  }

  [[nodiscard]] ParagraphKind turn_of(std::size_t index) const {
    for (const Turn& turn : exchange_.turns) {
      if (turn.paragraph == index) return turn.mention ? ParagraphKind::answer : ParagraphKind::question;
    }
    return ParagraphKind::body;
  }

  Reading& reading_;
  const Exchange& exchange_;
  ParagraphKind state_ = ParagraphKind::body;
  bool has_answer_label_ = false;
};

/// The member whom a short line names: honorific and name, with the seat or alone.
std::optional<std::string> member_in_line(const Passage& passage, const Lexicon& lexicon) {
  if (passage.size() == 0 || passage.size() > longest_name_line) return std::nullopt;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    const std::size_t name = lexicon.skip_honorifics(passage, at);
    if (name == at || name >= passage.size()) continue;
    const std::size_t end = name_run_end(passage, name, lexicon);
    if (end >= name + 2) return display_name(passage.span(name, end));
  }
  return std::nullopt;
}

/// Some parliaments' papers name the member in a line of its own above the question.
void find_askers_above(const Reading& reading, const Lexicon& lexicon, std::size_t paragraph,
                       Question& question) {
  for (std::size_t above = 1; above <= paragraphs_above && above <= paragraph; ++above) {
    const std::size_t i = paragraph - above;
    if (reading.text()[i].kind == ParagraphKind::answer) return;
    const auto& mentions = reading.paragraphs[i].mentions;
    const bool names_office = std::any_of(mentions.begin(), mentions.end(),
                                          [](const Mention& mention) { return mention.office.has_value(); });
    const auto member = names_office ? std::nullopt : member_in_line(reading.paragraphs[i].passage, lexicon);
    if (!member) continue;
    question.askers.push_back(*member);
    return;
  }
}

/// A colon behind the name, and not the question that "To ask" begins.
bool is_turn(const Passage& passage, std::size_t name_end) {
  return passage.tokens[name_end - 1].gap == ':' && lower_word(passage, name_end) != "to";
}

}  // namespace

std::vector<Question> find_questions(const Passage& passage, const Lexicon& lexicon) {
  return QuestionFinder(passage, lexicon).find();
}

std::vector<Turn> find_turns(const Reading& reading, const Lexicon& lexicon) {
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < reading.paragraphs.size(); ++i) {
    const auto& [passage, mentions] = reading.paragraphs[i];
    if (!mentions.empty() && mentions.front().begin == 0 && mentions.front().is_named() &&
        !mentions.front().is_official && is_turn(passage, mentions.front().end)) {
      turns.push_back({i, 0});
      continue;
    }
    const std::size_t name = passage.size() == 0 ? 0 : lexicon.skip_honorifics(passage, 0);
    const std::size_t end = name > 0 && name < passage.size() ? name_run_end(passage, name, lexicon) : 0;
    if (end > name && end <= longest_speaker && is_turn(passage, end)) turns.push_back({i, std::nullopt});
  }
  return turns;
}

Exchange read_exchange(Reading& reading, const Lexicon& lexicon) {
  Exchange exchange;
  exchange.turns = find_turns(reading, lexicon);
  std::vector<std::size_t> questions_in(reading.paragraphs.size());
  std::vector<std::pair<std::size_t, Question>> found;
  for (std::size_t i = 0; i < reading.paragraphs.size(); ++i) {
    for (Question& question : find_questions(reading.paragraphs[i].passage, lexicon)) {
      found.emplace_back(i, std::move(question));
      ++questions_in[i];
    }
  }
  KindMarker(reading, exchange).mark(questions_in);
  // an answer may tell of questions that were put elsewhere
  for (auto& [paragraph, question] : found) {
    if (reading.text()[paragraph].kind == ParagraphKind::answer) continue;
    if (question.askers.empty()) find_askers_above(reading, lexicon, paragraph, question);
    exchange.questions.push_back(std::move(question));
  }
  return exchange;
}

}  // namespace dossier::metadata
