// SPDX-License-Identifier: GPL-2.0-or-later
// Which dates are written in a text?
#include "metadata/dates.h"

#include "metadata/calendar.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dossier::metadata {
namespace {

using support::is_digit;
using support::is_letter;
using support::to_lower;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

/// Walks through a text by the small steps that dates are made of. Each `take_` moves on only when it
/// succeeds.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  void skip_spaces() {
    for (;;) {
      if (peek() == ' ') {
        ++at_;
      } else if (text_.substr(at_, 2) == "\u00A0") {
        at_ += 2;
      } else {
        return;
      }
    }
  }

  std::optional<Number> take_number() {
    Number number;
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end]) && number.digits < 5) {
      number.value = number.value * 10 + (text_[end++] - '0');
      ++number.digits;
    }
    if (number.digits == 0) return std::nullopt;
    at_ = end;
    return number;
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (word_here() != word) return false;
    at_ += word.size();
    return true;
  }

  /// "st", "nd", "rd", "th" directly behind a day.
  void take_ordinal() {
    const std::string_view word = word_here();
    if (word.size() != 2) return;
    const std::array<char, 2> ending{to_lower(word[0]), to_lower(word[1])};
    const std::string_view found(ending.data(), 2);
    if (found == "st" || found == "nd" || found == "rd" || found == "th") at_ += 2;
  }

  int take_month() {
    const std::string_view word = word_here();
    const int month = month_number(word);
    if (month != 0) at_ += word.size();
    return month;
  }

  /// What joins the days of a period: "-", a dash, "to", "and", "&".
  bool take_joint() {
    skip_spaces();
    const bool joined = take('-') || take_dash() || take_word("to") || take_word("and") || take('&');
    skip_spaces();
    return joined;
  }

  /// A year of four digits, or of two where nothing follows that would make them something else.
  int take_year() {
    const std::size_t start = at_;
    const bool has_apostrophe = take('\'') || take_typographic_apostrophe();
    const auto number = take_number();
    const bool ends = !is_letter(peek()) && !(peek() == '%');
    if (number && number->digits == 4 && number->value >= 1800 && ends) return number->value;
    if (number && number->digits == 2 && (has_apostrophe || is_at_end())) return 2000 + number->value;
    at_ = start;
    return 0;
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  [[nodiscard]] std::string_view word_here() const {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  bool take_dash() {
    const std::string_view three = text_.substr(at_, 3);
    if (three != "\u2013" && three != "\u2014" && three != "\u2012") return false;
    at_ += 3;
    return true;
  }

  bool take_typographic_apostrophe() {
    if (text_.substr(at_, 3) != "\u2019") return false;
    at_ += 3;
    return true;
  }

  [[nodiscard]] bool is_at_end() const {
    return at_ >= text_.size() || text_[at_] == ')' || text_[at_] == ']' || text_[at_] == '\n';
  }

  std::string_view text_;
  std::size_t at_;
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<FoundDate> find() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (!is_digit(text_[at])) {
        ++at;
        continue;
      }
      const auto date = starts_word(at) ? date_at(at) : std::nullopt;
      at = date ? date->end : end_of_digits(at);
      if (date) found_.push_back(*date);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool starts_word(std::size_t at) const {
    return at == 0 || !(is_letter(text_[at - 1]) || text_[at - 1] == '.' || text_[at - 1] == '$');
  }

  [[nodiscard]] std::size_t end_of_digits(std::size_t at) const {
    while (at < text_.size() && is_digit(text_[at])) ++at;
    return at;
  }

  [[nodiscard]] std::optional<FoundDate> date_at(std::size_t at) const {
    if (auto date = numeric(at)) return date;
    if (auto date = day_first(at)) return date;
    return month_first(at);
  }

  static std::optional<FoundDate> make(int year, int month, int day, std::size_t begin, std::size_t end) {
    if (month == 0 || day == 0) return std::nullopt;
    const auto iso = iso_date(year, month, day);
    return iso ? std::optional(FoundDate{*iso, begin, end, false}) : std::nullopt;
  }

  /// 2022-07-13, 2022/07/13, 13/07/2022, 13.7.2022; a day before the month unless there is no such month.
  [[nodiscard]] std::optional<FoundDate> numeric(std::size_t at) const {
    Cursor cursor(text_, at);
    const auto first = cursor.take_number();
    for (const char mark : {'-', '/', '.'}) {
      Cursor rest = cursor;
      if (!rest.take(mark)) continue;
      const auto second = rest.take_number();
      if (!second || !rest.take(mark)) return std::nullopt;
      const auto third = rest.take_number();
      if (!third) return std::nullopt;
      if (first->digits == 4) return make(first->value, second->value, third->value, at, rest.at());
      if (third->digits != 4 || first->digits > 2) return std::nullopt;
      if (auto date = make(third->value, second->value, first->value, at, rest.at())) return date;
      return make(third->value, first->value, second->value, at, rest.at());
    }
    return std::nullopt;
  }

  /// 14 January 2019, 2nd of July 2021, 3 to 10 September 2021, 31 January - 2 February 2023.
  [[nodiscard]] std::optional<FoundDate> day_first(std::size_t at) const {
    Cursor cursor(text_, at);
    const auto day = cursor.take_number();
    if (day->digits > 2) return std::nullopt;
    cursor.take_ordinal();
    bool is_period = false;
    Cursor after_day = cursor;
    if (after_day.take_joint()) {
      const auto last = after_day.take_number();
      if (last && last->digits <= 2) {
        after_day.take_ordinal();
        cursor = after_day;
        is_period = true;
      }
    }
    cursor.skip_spaces();
    if (cursor.take_word("of")) cursor.skip_spaces();
    cursor.take('-');
    const int month = cursor.take_month();
    if (month == 0) return std::nullopt;
    return with_year(cursor, month, day->value, at, is_period);
  }

  [[nodiscard]] std::optional<FoundDate> with_year(Cursor cursor, int month, int day, std::size_t begin,
                                                   bool is_period) const {
    Cursor year_at = cursor;
    year_at.take('.');
    year_at.take(',');
    year_at.take('-');
    year_at.skip_spaces();
    if (const int year = year_at.take_year(); year != 0) {
      auto date = make(year, month, day, begin, year_at.at());
      if (date) date->is_period = is_period;
      return date;
    }
    return across_months(cursor, month, day, begin);
  }

  /// The first day of a period whose year stands only at its end.
  [[nodiscard]] std::optional<FoundDate> across_months(Cursor cursor, int month, int day,
                                                       std::size_t begin) const {
    if (!cursor.take_joint()) return std::nullopt;
    if (!cursor.take_number()) return std::nullopt;
    cursor.take_ordinal();
    cursor.skip_spaces();
    const int last_month = cursor.take_month();
    cursor.skip_spaces();
    const int year = last_month == 0 ? 0 : cursor.take_year();
    if (year == 0) return std::nullopt;
    auto date = make(last_month < month ? year - 1 : year, month, day, begin, cursor.at());
    if (date) date->is_period = true;
    return date;
  }

  /// July 2, 2021; the month stands before the digits.
  [[nodiscard]] std::optional<FoundDate> month_first(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && (text_[end - 1] == ' ' || text_[end - 1] == '.')) --end;
    std::size_t begin = end;
    while (begin > 0 && is_letter(text_[begin - 1])) --begin;
    const int month = end == at ? 0 : month_number(text_.substr(begin, end - begin));
    if (month == 0) return std::nullopt;
    Cursor cursor(text_, at);
    const auto day = cursor.take_number();
    if (day->digits > 2) return std::nullopt;
    cursor.take_ordinal();
    if (!cursor.take(',')) {
      cursor.skip_spaces();
    }
    cursor.skip_spaces();
    const int year = cursor.take_year();
    return year == 0 ? std::nullopt : make(year, month, day->value, begin, cursor.at());
  }

  std::string_view text_;
  std::vector<FoundDate> found_;
};

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text) {
  std::vector<FoundDate> found = Finder(text).find();
  std::vector<FoundDate> cjk = find_cjk_dates(text);
  if (cjk.empty()) return found;
  found.insert(found.end(), cjk.begin(), cjk.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundDate& a, const FoundDate& b) { return a.begin < b.begin; });
  return found;
}

std::string stated_date(std::string_view value) {
  value = text::trim(value);
  if (is_iso_date(value)) return std::string(value);
  if (value.size() > 10 && is_iso_day(value.substr(0, 10))) return std::string(value.substr(0, 10));
  if (const auto dates = find_dates(value); !dates.empty()) return dates.front().iso;
  const auto months = find_months(value);
  return months.size() == 1 ? months.front() : std::string();
}

}  // namespace dossier::metadata
