// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a document's dates is its own?
#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "metadata/reading.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::metadata {
namespace {

/// A date that may be the document's own, in the order in which such dates are believed.
struct Candidate {
  std::string iso;
  std::string source;
  std::string reason;
};

constexpr std::size_t dated_paragraphs = 12;
constexpr std::size_t longest_heading = 160;
constexpr std::size_t longest_place = 48;
/// Among these first paragraphs is the one that begins with the date of a release, of so many bytes behind
/// it.
constexpr std::size_t release_paragraphs = 4;
constexpr std::size_t shortest_release = 120;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::string_view behind(std::string_view text, const FoundDate& date) {
  return text.substr(date.end);
}

/// Letters of the text outside a date, to see whether it stands alone.
std::size_t letters_outside(std::string_view text, const FoundDate& date) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_letter = support::is_letter(text[i]) || (text[i] & 0x80) != 0;
    count += is_letter && (i < date.begin || i >= date.end) ? 1U : 0U;
  }
  return count;
}

/// "Parliament Sitting on 14 January 2019", "Sitting Date: 14 January 2019".
std::optional<Candidate> sitting_date(std::string_view text) {
  if (text.size() > longest_heading) return std::nullopt;
  const auto dates = find_dates(text);
  if (dates.empty()) return std::nullopt;
  const std::string before = text::ascii_lower(text.substr(0, dates.front().begin));
  if (!contains(before, "sitting") || contains(before, "after")) return std::nullopt;
  return Candidate{dates.front().iso, "text", fmt::format("sitting line '{}'", text)};
}

/// Words that say what a date next to them is for.
std::optional<Candidate> labelled_date(std::string_view text) {
  if (text.size() > longest_heading) return std::nullopt;
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  constexpr std::array<std::string_view, 14> labels{
      "date",         "dated",        "date of issue", "issue date",      "issued on", "issued", "published",
      "published on", "release date", "date released", "date of release", "tarikh",    "日期",   "日付"};
  const std::string label = text::ascii_lower(text::trim(text.substr(0, colon)));
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) return std::nullopt;
  const auto dates = find_dates(text.substr(colon));
  if (dates.empty()) return std::nullopt;
  return Candidate{dates.front().iso, "text", fmt::format("line '{}'", text)};
}

/// "First published in the Government Gazette, Electronic Edition, on 19th September 2008 at 5:00 pm."
std::optional<Candidate> publication_line(std::string_view text) {
  if (text.size() > longest_heading || !text::ascii_lower(text.substr(0, 16)).starts_with("first published "))
    return std::nullopt;
  const auto dates = find_dates(text);
  if (dates.size() != 1) return std::nullopt;
  return Candidate{dates.front().iso, "text", fmt::format("line '{}'", text)};
}

/// Whether a place's name is all that stands before a date: capitalised words, none of them a preposition.
bool is_place(std::string_view before) {
  if (before.size() > longest_place) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < before.size();) {
    if (!support::is_letter(before[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < before.size() && support::is_letter(before[end])) ++end;
    const std::string word = text::ascii_lower(before.substr(at, end - at));
    constexpr std::array<std::string_view, 14> prepositions{
        "on", "in", "from", "since", "by", "until", "at", "as", "of", "the", "after", "and", "dated", "to"};
    if (!support::is_upper(before[at])) return false;
    if (std::find(prepositions.begin(), prepositions.end(), word) != prepositions.end()) return false;
    ++words;
    at = end;
  }
  return words >= 1 && words <= 5;
}

/// A date alone on its line, perhaps with a weekday.
std::optional<Candidate> lone_date(std::string_view text) {
  if (text.size() > 60) return std::nullopt;
  const auto dates = find_dates(text);
  if (dates.empty() || dates.front().is_period) return std::nullopt;
  if (letters_outside(text, dates.front()) > 9 || dates.front().begin > 12) return std::nullopt;
  return Candidate{dates.front().iso, "text", fmt::format("the date stands alone in the line '{}'", text)};
}

/// "SINGAPORE, 25 November 2022 - "
std::optional<Candidate> dateline(std::string_view text) {
  const auto dates = find_dates(text.substr(0, std::min(text.size(), longest_heading)));
  if (dates.empty() || dates.front().is_period) return std::nullopt;
  const FoundDate& date = dates.front();
  const std::string_view rest = text::trim(behind(text, date));
  if (letters_outside(text, date) <= 9 && date.begin <= 12 && text.size() <= 60) return std::nullopt;
  const bool has_mark = rest.empty() || rest.starts_with("-") || rest.starts_with("–") ||
                        rest.starts_with("—") || rest.starts_with(":") || rest.starts_with(")") ||
                        rest.starts_with("|");
  if (!has_mark || !is_place(text.substr(0, date.begin))) return std::nullopt;
  return Candidate{date.iso, "text", fmt::format("dateline '{}'", text.substr(0, date.end))};
}

/// A text's first words, if these are a date, and what stands behind the dash that follows.
struct Opening {
  /// Empty for a period.
  std::string iso;
  std::string_view rest;
};

std::optional<Opening> opening_of(std::string_view text) {
  const auto dates = find_dates(text.substr(0, std::min(text.size(), longest_heading)));
  if (dates.empty() || dates.front().begin != 0) return std::nullopt;
  const std::string_view rest = text::trim(behind(text, dates.front()));
  for (const std::string_view dash : {"--", "-", "–", "—"}) {
    if (rest.starts_with(dash))
      return Opening{dates.front().is_period ? std::string() : dates.front().iso,
                     text::trim(rest.substr(dash.size()))};
  }
  return std::nullopt;
}

/// Not "present", nor the other end of a period.
bool begins_sentence(std::string_view text) {
  return !text.empty() && (support::is_upper(text.front()) || (text.front() & 0x80) != 0);
}

bool ends_with_word(const std::string& text, std::string_view word) {
  return text.ends_with(word) &&
         (text.size() == word.size() || !support::is_letter(text[text.size() - word.size() - 1]));
}

/// The date of an event in a title or a line like one: at its end, and not of a period or an effect.
std::optional<FoundDate> event_date(std::string_view text) {
  const auto dates = find_dates(text);
  if (dates.empty() || dates.back().is_period) return std::nullopt;
  const FoundDate& date = dates.back();
  if (letters_outside(text.substr(date.begin), {date.iso, 0, date.end - date.begin, false}) > 12)
    return std::nullopt;
  std::string before = text::ascii_lower(text::trim(text.substr(0, date.begin)));
  if (contains(before, "effect") || contains(before, "deadline") || contains(before, "clos"))
    return std::nullopt;
  for (const std::string_view word :
       {"from", "by", "until", "till", "before", "after", "since", "to", "and"}) {
    if (ends_with_word(before, word)) return std::nullopt;
  }
  return date;
}

class DateChoice {
 public:
  explicit DateChoice(Reading& reading) : reading_(reading) {}

  void choose() {
    collect();
    if (!candidates_.empty()) {
      const Candidate& best = candidates_.front();
      reading_.record.date = best.iso;
      reading_.note("date", best.iso, best.source, best.reason == "given" ? std::string() : best.reason);
      note_others();
    }
    note_unread();
  }

 private:
  void add(std::string iso, std::string source, std::string reason) {
    if (!iso.empty()) candidates_.push_back({std::move(iso), std::move(source), std::move(reason)});
  }
  void add(std::optional<Candidate> candidate) {
    if (candidate) candidates_.push_back(std::move(*candidate));
  }

  void collect() {
    add(stated_date(reading_.raw.given.date), reading_.raw.given_provenance, "given");
    from_top(sitting_date);
    from_top(labelled_date);
    from_top(publication_line);
    from_top(dateline);
    const bool is_event = reading_.has_category("speech") || reading_.has_category("transcript") ||
                          reading_.has_category("parliamentary-question");
    if (is_event) from_title();
    if (is_event) from_top(lone_date);
    from_publisher();
    // behind a label there is the release's subject, which may name the day of another event
    const bool is_labelled = !reading_.text_title.labels.empty();
    if (!is_event && is_labelled) from_top(lone_date);
    if (!is_event) from_title();
    // notices that are kept up to date begin with the date of the latest change
    if (!is_event && !is_labelled) from_top(lone_date);
    from_byline();
    from_opening();
    from_end();
    from_file_properties();
  }

  void from_publisher() {
    add(stated_date(reading_.front.text({"date", "publish_date", "published", "date_published", "publishdate",
                                         "pubdate", "issued", "release_date"})),
        "front-matter", "front matter");
    constexpr std::array<std::string_view, 12> names{
        "article:published_time", "dcterms.issued",  "dc.date.issued", "dc.date",
        "dcterms.date",           "dcterms.created", "datepublished",  "pubdate",
        "publish-date",           "publishdate",     "date",           "release_date"};
    for (const std::string_view name : names) {
      for (const auto& [key, value] : reading_.raw.raw.properties) {
        if (key == name) add(stated_date(value), "front-matter", fmt::format("the page's '{}'", name));
      }
    }
    add(date_in_file_name(), "file-name", "file name");
  }

  [[nodiscard]] std::string date_in_file_name() const {
    const std::string& name = reading_.file_stem;
    const auto dates = find_dates(name);
    if (!dates.empty()) return dates.front().iso;
    for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
      const bool is_apart = (at == 0 || !support::is_digit(name[at - 1])) &&
                            (at + 8 == name.size() || !support::is_digit(name[at + 8]));
      const std::string day =
          name.substr(at, 4) + '-' + name.substr(at + 4, 2) + '-' + name.substr(at + 6, 2);
      if (is_apart && is_iso_day(day) && day >= "1900" && day < "2100") return day;
    }
    return {};
  }

  template <class Rule>
  void from_top(Rule rule) {
    const auto& paragraphs = reading_.text();
    for (std::size_t i = 0; i < paragraphs.size() && i < dated_paragraphs; ++i) {
      auto candidate = rule(std::string_view(paragraphs[i].text));
      if (!candidate) continue;
      add(std::move(candidate));
      return;
    }
  }

  /// "4 March 2024 – The agency will ...", of which a chronology has several.
  void from_opening() {
    const auto& paragraphs = reading_.text();
    std::size_t count = 0;
    std::string released;
    for (std::size_t i = 0; i < paragraphs.size() && i < dated_paragraphs; ++i) {
      const auto opening = opening_of(paragraphs[i].text);
      if (!opening) continue;
      ++count;
      if (i < release_paragraphs && opening->rest.size() >= shortest_release &&
          begins_sentence(opening->rest))
        released = opening->iso;
    }
    if (count == 1) add(released, "text", "the first words");
  }

  void from_title() {
    const auto date = event_date(reading_.record.title);
    if (date) add(date->iso, "title", "the title ends with it");
  }

  /// "Speech by ..., at ... on 16 May 2023" as the first lines of the text.
  void from_byline() {
    const auto& paragraphs = reading_.text();
    for (std::size_t i = 0; i < paragraphs.size() && i < 3; ++i) {
      const std::string& text = paragraphs[i].text;
      if (text.size() > 400 || text.ends_with('.')) continue;
      const auto date = event_date(text);
      if (date) return add(date->iso, "text", fmt::format("line '{}'", text));
    }
  }

  /// Letters and notices put their date at the end.
  void from_end() {
    const auto& paragraphs = reading_.text();
    for (std::size_t i = paragraphs.size(); i > 0 && i + 3 > paragraphs.size(); --i) {
      const std::string& text = paragraphs[i - 1].text;
      const auto dates = text.size() > 60 ? std::vector<FoundDate>() : find_dates(text);
      if (dates.empty() || dates.front().is_period || letters_outside(text, dates.front()) > 0) continue;
      return add(dates.front().iso, "text", "the date stands alone at the end");
    }
  }

  /// What a program notes in the file that it makes. A file may be made long after its text, or from the file
  /// of another one, so this is believed only where nothing else is known.
  void from_file_properties() {
    if (!candidates_.empty()) return;
    for (const auto& [key, value] : reading_.raw.raw.properties)
      if (key == "file:created")
        add(stated_date(value), "file-properties", "the day on which the file was made");
  }

  /// Which other dates the sources give.
  void note_others() {
    std::vector<std::string_view> told{candidates_.front().iso};
    for (const Candidate& other : candidates_) {
      if (std::find(told.begin(), told.end(), other.iso) != told.end()) continue;
      told.push_back(other.iso);
      reading_.reject("date", other.iso, other.source, other.reason);
    }
  }

  /// A value that was meant to be the date, and is none.
  void note_unread() {
    const std::string& given = reading_.raw.given.date;
    if (!given.empty() && stated_date(given).empty())
      reading_.reject("date", given, reading_.raw.given_provenance, "it is no date");
  }

  Reading& reading_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void resolve_date(Reading& reading) {
  DateChoice(reading).choose();
}

}  // namespace dossier::metadata
