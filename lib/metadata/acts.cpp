// SPDX-License-Identifier: GPL-2.0-or-later
// What do the people who are named in a paragraph do in it?
#include "metadata/acts.h"

#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <string>

namespace dossier::metadata {
namespace {

constexpr std::size_t verb_reach = 7;
constexpr std::size_t aside_reach = 30;
constexpr std::size_t quotation_reach = 24;
constexpr std::size_t sentence_reach = 150;
/// Words between two people who are named together.
constexpr std::size_t joint_reach = 4;
/// A release may follow the event by some days.
constexpr long days_of_event = 7;

/// What somebody does who takes part in the event, in the forms that reports use.
constexpr std::array<std::string_view, 87> acting_verbs{
    "announce",   "attend",    "attended",    "attends",      "attending",    "chair",         "chaired",
    "chairs",     "chairing",  "co",          "declared",     "delivered",    "deliver",       "delivers",
    "directed",   "directs",   "discussed",   "encouraged",   "exchanged",    "expressed",     "gazetted",
    "guest",      "hosted",    "host",        "hosting",      "hosts",        "inaugurated",   "initiated",
    "instructed", "issued",    "join",        "joined",       "joins",        "launch",        "launched",
    "launches",   "launching", "lead",        "led",          "leads",        "leading",       "meet",
    "met",        "meets",     "moderated",   "officiated",   "officiate",    "officiates",    "open",
    "opened",     "opens",     "participate", "participated", "participates", "participating", "prohibited",
    "reaffirmed", "released",  "represent",   "represented",  "representing", "represents",    "shared",
    "sign",       "signed",    "signs",       "signing",      "speak",        "speaking",      "spoke",
    "speaks",     "tabled",    "toured",      "tour",         "unveiled",     "unveils",       "visit",
    "visited",    "visits",    "visiting",    "welcomed",     "witness",      "witnessed",     "witnesses",
    "called",     "concluded", "appointed"};

/// What somebody does who is quoted.
constexpr std::array<std::string_view, 17> saying_verbs{
    "said",        "says",       "added",    "noted",     "explained", "highlighted",
    "emphasised",  "emphasized", "remarked", "stressed",  "commented", "elaborated",
    "underscored", "replied",    "stated",   "concurred", "urged"};

/// What somebody does who tells of the news that the release is about.
constexpr std::array<std::string_view, 8> presenting_verbs{"announced",   "announces",  "highlighted",
                                                           "emphasised",  "emphasized", "stressed",
                                                           "underscored", "outlined"};

/// What is done "by" somebody who takes part.
constexpr std::array<std::string_view, 19> passive_verbs{
    "declared",    "gazetted",    "appointed", "launched",  "signed", "chaired",  "led",
    "hosted",      "officiated",  "announced", "opened",    "graced", "unveiled", "headed",
    "represented", "inaugurated", "delivered", "moderated", "helmed"};

/// Words between somebody and the verb.
/// ("had" is not among them: it tells of what was before).
constexpr std::array<std::string_view, 22> bridges{
    "also",      "today", "jointly",    "has",       "have", "will", "was",     "who",
    "is",        "both",  "the",        "yesterday", "be",   "to",   "further", "a",
    "virtually", "were",  "officially", "then",      "on",   "are"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Where a sentence or an item of a list ends; abbreviations and initials are short.
bool ends_sentence(const Passage& passage, std::size_t at) {
  const Token& token = passage.tokens[at];
  if (token.gap == '.') return token.end - token.begin > 3 || !token.is_capitalised;
  return token.gap == '!' || token.gap == '?' || token.gap == '\0';
}

bool ends_clause(const Passage& passage, std::size_t at) {
  const Gap gap = passage.tokens[at].gap;
  return gap == ';' || gap == ':' || ends_sentence(passage, at);
}

class ParagraphActs {
 public:
  explicit ParagraphActs(const ReadText& text) : text_(text), passage_(text.passage) {}

  [[nodiscard]] std::vector<Act> find() const {
    std::vector<Act> acts;
    for (const Mention& mention : text_.mentions) {
      acts.push_back(std::max(act_behind(mention), act_before(mention)));
    }
    for (std::size_t i = 1; i < acts.size(); ++i) {
      if (are_joined(i - 1, i)) acts[i] = std::max(acts[i - 1], acts[i]);
    }
    for (std::size_t i = acts.size(); i > 1; --i) {
      if (are_joined(i - 2, i - 1)) acts[i - 2] = std::max(acts[i - 2], acts[i - 1]);
    }
    return acts;
  }

 private:
  [[nodiscard]] std::string word(std::size_t at) const { return text::ascii_lower(passage_.word(at)); }

  /// The verb directly behind a mention, or behind an aside between commas.
  [[nodiscard]] Act act_behind(const Mention& mention) const {
    const Act direct = verb_at(mention.end);
    if (direct != Act::none || mention.end == 0) return direct;
    const std::size_t aside = aside_end(mention.end);
    return aside == 0 ? Act::none : verb_at(aside);
  }

  /// Behind ", ... ,", "and ... ," or "( ... )"; 0: there is no aside.
  [[nodiscard]] std::size_t aside_end(std::size_t at) const {
    if (at >= passage_.size()) return 0;
    const Gap opening = passage_.tokens[at - 1].gap;
    const bool adds = opening == ' ' && word(at) == "and";
    if (opening != ',' && opening != '(' && !adds) return 0;
    std::size_t end = 0;
    for (std::size_t i = at; i < passage_.size() && i < at + aside_reach; ++i) {
      if (ends_clause(passage_, i)) break;
      const Gap gap = passage_.tokens[i].gap;
      if (gap == ',' || gap == ')') {
        if (i + 1 < passage_.size() && verb_at(i + 1) != Act::none) return i + 1;
      }
    }
    return end;
  }

  [[nodiscard]] Act verb_at(std::size_t begin) const {
    for (std::size_t at = begin; at < passage_.size() && at < begin + verb_reach; ++at) {
      if (at > 0 && ends_clause(passage_, at - 1)) return Act::none;
      const std::string here = word(at);
      if (is_among(saying_verbs, here) && quotes_behind(at)) return Act::is_quoted;
      if (is_among(presenting_verbs, here)) return Act::presents;
      if (is_among(saying_verbs, here)) return Act::speaks;
      if (is_among(acting_verbs, here)) return Act::takes_part;
      if (!is_among(bridges, here)) return Act::none;
    }
    return Act::none;
  }

  /// A quotation mark soon behind a verb.
  [[nodiscard]] bool quotes_behind(std::size_t verb) const {
    for (std::size_t at = verb; at < passage_.size() && at < verb + quotation_reach; ++at) {
      if (passage_.tokens[at].gap == '"') return true;
      const Gap gap = passage_.tokens[at].gap;
      if (gap == ':' && at + 1 == passage_.size()) return true;
      if ((gap == ',' || gap == ':') && opens_quotation(at)) return true;
      if (ends_sentence(passage_, at)) return false;
    }
    return false;
  }

  /// Whether a quotation mark stands behind the comma or colon.
  [[nodiscard]] bool opens_quotation(std::size_t at) const {
    const std::size_t begin = passage_.tokens[at].end;
    const std::size_t end = at + 1 < passage_.size() ? passage_.tokens[at + 1].begin : passage_.text.size();
    const std::string_view between = passage_.text.substr(begin, end - begin);
    return between.find('"') != between.npos || between.find("“") != between.npos ||
           between.find("‘") != between.npos;
  }

  [[nodiscard]] Act act_before(const Mention& mention) const {
    std::size_t at = mention.begin;
    while (at > 0 && (word(at - 1) == "the" || is_place_before(at))) --at;
    if (at == 0) return Act::none;
    const std::string before = word(at - 1);
    if (is_among(saying_verbs, before)) return is_after_quotation(at - 1) ? Act::is_quoted : Act::speaks;
    if (at < 2) return Act::none;
    const std::string verb = word(at - 2);
    if (before == "by") return is_among(passive_verbs, verb) ? Act::takes_part : Act::none;
    if (before == "with") return has_shared_verb(at - 1) ? Act::takes_part : Act::none;
    if (before == "were") return verb == "they" ? Act::takes_part : Act::none;
    return before == "between" && is_meeting(verb) ? Act::takes_part : Act::none;
  }

  static bool is_meeting(const std::string& word) {
    constexpr std::array<std::string_view, 6> meetings{"meeting", "videoconference", "conference", "dialogue",
                                                       "call",    "signed"};
    return is_among(meetings, word);
  }

  /// "chaired the meeting with X", "signed two agreements with X".
  [[nodiscard]] bool has_shared_verb(std::size_t with) const {
    for (std::size_t at = with; at > 0 && at + joint_reach > with; --at) {
      const std::string here = word(at - 1);
      if (here == "chaired" || here == "signed" || here == "led") return true;
      if (ends_clause(passage_, at - 1)) return false;
    }
    return false;
  }

  /// "...", said X.
  [[nodiscard]] bool is_after_quotation(std::size_t verb) const {
    return verb == 0 || passage_.tokens[verb - 1].gap == '"' || passage_.tokens[verb - 1].gap == ',' ||
           passage_.word(verb).front() == 'S';
  }

  /// "Singapore's", "U.S." before an office.
  [[nodiscard]] bool is_place_before(std::size_t at) const {
    const Token& token = passage_.tokens[at - 1];
    const std::string here = word(at - 1);
    return token.is_capitalised && (token.gap == '\'' || token.gap == ' ') && here != "by" &&
           !is_among(saying_verbs, here);
  }

  [[nodiscard]] bool are_joined(std::size_t first, std::size_t second) const {
    const std::size_t begin = text_.mentions[first].end;
    const std::size_t end = text_.mentions[second].begin;
    if (begin == 0 || begin > end || end > begin + joint_reach) return false;
    if (ends_sentence(passage_, begin - 1) || passage_.tokens[begin - 1].gap == ':') return false;
    for (std::size_t at = begin; at < end; ++at) {
      const std::string here = word(at);
      const bool is_link = here == "and" || here == "the" || here == "s";
      if (!is_link && !passage_.tokens[at].is_capitalised) return false;
    }
    return true;
  }

  const ReadText& text_;
  const Passage& passage_;
};

/// The words of the sentence around a mention.
std::string_view sentence_around(const Passage& passage, const Mention& mention) {
  std::size_t begin = mention.begin;
  const std::size_t first = begin > sentence_reach ? begin - sentence_reach : 0;
  while (begin > first && !ends_sentence(passage, begin - 1)) --begin;
  std::size_t end = std::max(mention.end, mention.begin + 1);
  const std::size_t last = std::min(passage.size(), end + sentence_reach);
  while (end < last && !ends_sentence(passage, end - 1)) ++end;
  return passage.span(begin, end);
}

bool has_any(const std::string& text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != text.npos; });
}

}  // namespace

std::vector<Act> find_acts(const ReadText& paragraph) {
  return ParagraphActs(paragraph).find();
}

bool tells_of_past(const ReadText& paragraph, const Mention& mention, std::string_view day) {
  const std::string_view sentence = sentence_around(paragraph.passage, mention);
  const std::string lower = text::ascii_lower(sentence);
  if (has_any(lower, {"today", "this morning", "this afternoon", " will "})) return false;
  if (has_any(lower, {"then-", "last year", "earlier this year", "previously"})) return true;
  if (!is_iso_day(day)) return false;
  for (const FoundDate& date : find_dates(sentence)) {
    if (days_between(date.iso, day) > days_of_event) return true;
  }
  const auto months = find_months(sentence);
  return std::any_of(months.begin(), months.end(),
                     [&](const std::string& month) { return month < day.substr(0, 7); });
}

bool tells_of_day(const ReadText& paragraph, const Mention& mention, std::string_view day) {
  if (!is_iso_day(day)) return false;
  const auto dates = find_dates(sentence_around(paragraph.passage, mention));
  return std::any_of(dates.begin(), dates.end(),
                     [&](const FoundDate& date) { return std::abs(days_between(date.iso, day)) <= 1; });
}

}  // namespace dossier::metadata
