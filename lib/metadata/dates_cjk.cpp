// SPDX-License-Identifier: GPL-2.0-or-later
// Which dates are written in a text in Chinese or Japanese form?
#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "text/unicode.h"

#include <array>
#include <optional>
#include <utility>

namespace dossier::metadata {
namespace {

struct Era {
  std::string_view name;
  /// The year before its first one.
  int offset;
};
constexpr std::array<Era, 4> eras{{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}}};

constexpr std::string_view year_sign = "年";
constexpr std::size_t longest_number = 6;

/// 0 to 9 for a digit of any kind, 10 for ten, 1 for the sign of an era's first year, -1 for anything else.
int numeral(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  constexpr std::u32string_view han = U"〇一二三四五六七八九十";
  const auto place = han.find(c);
  if (place != han.npos) return static_cast<int>(place);
  if (c == U'零' || c == U'○') return 0;
  return c == U'元' ? 1 : -1;
}

/// Reads a number and moves behind it: figures by place ("二〇二二"), or with ten as a unit ("二十一").
std::optional<int> take_number(std::string_view text, std::size_t& index) {
  int tens = -1;
  int units = 0;
  std::size_t figures = 0;
  while (index < text.size() && figures < longest_number) {
    std::size_t next = index;
    const int figure = numeral(text::next_code_point(text, next));
    if (figure < 0) break;
    if (figure == 10) {
      tens = figures == 0 ? 1 : units;
      units = 0;
    } else {
      units = tens >= 0 ? figure : units * 10 + figure;
    }
    index = next;
    ++figures;
  }
  if (figures == 0) return std::nullopt;
  return tens >= 0 ? tens * 10 + units : units;
}

void skip_spaces(std::string_view text, std::size_t& index) {
  while (index < text.size() && text[index] == ' ') ++index;
}

bool take(std::string_view text, std::size_t& index, std::string_view sign) {
  if (text.substr(index, sign.size()) != sign) return false;
  index += sign.size();
  return true;
}

/// A number with its sign, spaces allowed between.
std::optional<int> take_part(std::string_view text, std::size_t& index, std::string_view sign) {
  skip_spaces(text, index);
  const auto value = take_number(text, index);
  skip_spaces(text, index);
  const bool has_sign = take(text, index, sign) || (sign == "日" && take(text, index, "号"));
  return value && has_sign ? value : std::nullopt;
}

/// Where the number that ends at `end` begins: at most as many code points back as numbers are long.
std::size_t number_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t count = 0; count < longest_number && begin > 0; ++count) {
    std::size_t previous = begin - 1;
    while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0U) == 0x80U) --previous;
    std::size_t next = previous;
    if (numeral(text::next_code_point(text, next)) < 0) break;
    begin = previous;
  }
  return begin;
}

std::pair<std::size_t, int> era_before(std::string_view text, std::size_t begin) {
  for (const Era& era : eras) {
    if (begin >= era.name.size() && text.substr(begin - era.name.size(), era.name.size()) == era.name) {
      return {begin - era.name.size(), era.offset};
    }
  }
  return {begin, 0};
}

std::optional<FoundDate> date_around(std::string_view text, std::size_t year_sign_at) {
  std::size_t year_end = year_sign_at;
  while (year_end > 0 && text[year_end - 1] == ' ') --year_end;
  const std::size_t digits = number_begin(text, year_end);
  const auto [begin, offset] = era_before(text, digits);
  std::size_t index = digits;
  const auto year = take_number(text, index);
  index = year_sign_at + year_sign.size();
  const auto month = take_part(text, index, "月");
  const auto day = month ? take_part(text, index, "日") : std::nullopt;
  if (!year || !day || *month == 0 || *day == 0 || (offset == 0 && *year < 1000)) return std::nullopt;
  const auto iso = iso_date(*year + offset, *month, *day);
  return iso ? std::optional(FoundDate{*iso, begin, index, false}) : std::nullopt;
}

}  // namespace

std::vector<FoundDate> find_cjk_dates(std::string_view text) {
  std::vector<FoundDate> found;
  for (std::size_t at = text.find(year_sign); at != text.npos; at = text.find(year_sign, at + 1)) {
    if (auto date = date_around(text, at)) found.push_back(std::move(*date));
  }
  return found;
}

}  // namespace dossier::metadata
