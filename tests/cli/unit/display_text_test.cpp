// SPDX-License-Identifier: GPL-2.0-or-later
// Does text from outside reach the terminal harmless, and in lines that fit?
#include "render/display_text.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

namespace dossier::render {

namespace {

const TextStyle plain;
const TextStyle colored{true, true, 80};
const TextStyle ascii{false, false, 80};

std::string wrapped(std::string_view text, std::size_t width) {
  return fmt::format("{}", fmt::join(wrap(text, width, plain), "|"));
}

}  // namespace

TEST_CASE("render: nothing that a terminal obeys passes") {
  using namespace std::literals;
  CHECK(printable("plain text é 海") == "plain text é 海");
  CHECK(printable("a\x1b[31mb") == "a�[31mb");
  CHECK(printable("bell\a null\0."sv) == "bell� null�.");
  CHECK(printable("C1 \xc2\x9b"
                  "2J") == "C1 �2J");
  CHECK(printable("over\u202eride \u2066isolate\u2069") == "over�ride �isolate�");
  CHECK(printable("a\nb\tc\r\u2028d\u0085") == "a b c  d ");
  CHECK(printable("cut \xe6\xb5") == "cut ��");
}

TEST_CASE("render: widths count columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("海港") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("ｆｕｌｌ") == 8);
  CHECK(display_width("") == 0);
}

TEST_CASE("render: text is cut at a width with a mark") {
  CHECK(shorten("harbour", 7, plain) == "harbour");
  CHECK(shorten("harbour", 6, plain) == "harbo…");
  CHECK(shorten("harbour", 6, ascii) == "har...");
  CHECK(shorten("海港海港", 6, plain) == "海港…");
  CHECK(shorten("harbour", 0, plain) == "…");
}

TEST_CASE("render: lines are broken at spaces, between East Asian characters, and where nothing else helps") {
  CHECK(wrapped("one two three", 7) == "one two|three");
  CHECK(wrapped("one two three", 13) == "one two three");
  CHECK(wrapped("unbreakable", 4) == "unbr|eaka|ble");
  CHECK(wrapped("a unbreakable", 6) == "a|unbrea|kable");
  CHECK(wrapped("海港城市", 4) == "海港|城市");
  CHECK(wrapped("海港城市。", 8) == "海港城|市。");       // a line must not begin with a full stop
  CHECK(wrapped("海港「城市」", 6) == "海港|「城|市」");  // nor end with an opening bracket
  CHECK(wrapped("the 海港 of", 6) == "the 海|港 of");
  CHECK(wrapped("표현의 자유에 대한", 13) == "표현의 자유에|대한");
  CHECK(wrapped("표현의 자유에 대한", 10) == "표현의|자유에|대한");  // Korean words stay whole
  CHECK(wrapped("표현의자유", 6) == "표현의|자유");                  // unless they are longer than a line
  CHECK(wrapped("cafe\u0301s open", 5) == "cafe\u0301s|open");
  CHECK(wrapped("no\u00a0break here", 8) == "no\u00a0break|here");
  CHECK(wrapped("", 5) == "");
  CHECK(wrapped("海", 1) == "海");  // wider than the line: nothing to be done
}

TEST_CASE("render: highlights are painted, across line breaks too") {
  const std::pair<std::size_t, std::size_t> ranges[] = {{0, 3}, {4, 9}};
  CHECK(wrap("one three two", 9, colored, ranges)[0] == "\x1b[1;31mone\x1b[0m \x1b[1;31mthree\x1b[0m");
  const std::pair<std::size_t, std::size_t> whole[] = {{0, 7}};
  const auto lines = wrap("one two", 3, colored, whole);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "\x1b[1;31mone\x1b[0m");
  CHECK(lines[1] == "\x1b[1;31mtwo\x1b[0m");
  CHECK(wrap("one two", 9, plain, whole)[0] == "one two");
}

TEST_CASE("render: highlights that make no sense do no harm") {
  const std::pair<std::size_t, std::size_t> odd[] = {{5, 2}, {1, 1}, {3, 900}};
  CHECK(wrap("abcdef", 10, plain, odd)[0] == "abcdef");
  CHECK(wrap("abcdef", 10, colored, odd)[0] == "abc\x1b[1;31mdef\x1b[0m");
}

}  // namespace dossier::render
