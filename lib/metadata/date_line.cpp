// SPDX-License-Identifier: GPL-2.0-or-later
// Is a line nothing but a date?
#include "metadata/date_line.h"

#include "metadata/dates.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace dossier::metadata {
namespace {

/// "Friday", "Fri", or the same in Malay, Chinese or Japanese.
bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 24> days{"mon",   "tue",    "tues", "wed",    "wednes", "thu",
                                                  "thur",  "thurs",  "fri",  "sat",    "satur",  "sun",
                                                  "isnin", "selasa", "rabu", "khamis", "jumaat", "sabtu",
                                                  "ahad",  "日",     "周日", "週日",   "星期日", "日曜日"};
  std::string day = text::ascii_lower(word);
  if (day.size() > 5 && day.ends_with("day")) day.resize(day.size() - 3);
  // the other six days of a Chinese or Japanese week
  constexpr std::array<std::string_view, 12> numbers{"一", "二", "三", "四", "五", "六",
                                                     "月", "火", "水", "木", "金", "土"};
  for (const std::string_view number : numbers) {
    const std::size_t at = day.find(number);
    if (at == day.npos) continue;
    day.replace(at, number.size(), "日");
    break;
  }
  return std::find(days.begin(), days.end(), day) != days.end();
}

/// What a line with a date may hold beside it: "Date: 4 March 2022, 3.00 pm".
bool is_word_of_dates(std::string_view word) {
  constexpr std::array<std::string_view, 11> words{"date", "dated", "issued", "on",  "tarikh", "日期",
                                                   "日付", "am",    "pm",     "hrs", "noon"};
  const std::string lower = text::ascii_lower(word);
  return is_weekday(word) || std::find(words.begin(), words.end(), lower) != words.end();
}

/// Whether all words of a line are such.
bool has_only_words_of_dates(std::string_view line) {
  const auto is_part = [](char byte) { return support::is_letter(byte) || (byte & 0x80) != 0; };
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && is_part(line[end])) ++end;
    std::string word(line.substr(at, end - at));
    for (const std::string_view bracket : {"（", "）", "：", "，"}) {
      for (std::size_t found = word.find(bracket); found != word.npos; found = word.find(bracket))
        word.erase(found, bracket.size());
    }
    if (!word.empty() && !is_word_of_dates(word)) return false;
    at = std::max(end, at + 1);
  }
  return true;
}

/// "Singapore, " and not "Vesak Day, ".
bool is_place_of_date(std::string_view before) {
  constexpr std::size_t longest = 24;
  before = text::trim(before);
  if (before.size() < 2 || before.size() > longest || !before.ends_with(',')) return false;
  before.remove_suffix(1);
  return support::is_upper(before.front()) && std::count(before.begin(), before.end(), ' ') <= 1 &&
         !before.ends_with("Day") && !before.ends_with("DAY");
}

}  // namespace

bool is_date_alone(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest) return false;
  const auto dates = find_dates(text);
  if (dates.empty()) return false;
  const std::string_view before = text.substr(0, dates.front().begin);
  return (has_only_words_of_dates(before) || is_place_of_date(before)) &&
         has_only_words_of_dates(text.substr(dates.front().end));
}

}  // namespace dossier::metadata
