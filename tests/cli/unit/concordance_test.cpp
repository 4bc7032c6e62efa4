// SPDX-License-Identifier: GPL-2.0-or-later
// Are mentions cut, sorted and lined up as they should be, in every script?
#include "render/concordance.h"
#include "render/bars.h"
#include "render/display_text.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dossier::render {

namespace {

ConcordanceLine line(std::string left, std::string right) {
  return {std::make_shared<const DocumentRecord>(),
          "",
          0,
          false,
          ParagraphKind::body,
          std::move(left),
          "k",
          std::move(right)};
}

/// The contexts in order, joined by `|`.
std::string sorted(ConcordanceOrder order, const std::vector<std::string>& contexts) {
  std::vector<ConcordanceLine> lines;
  for (const auto& context : contexts) lines.push_back(line(context, context));
  sort_lines(lines, order);
  std::string out;
  for (const auto& each : lines) out += (out.empty() ? "" : "|") + each.left;
  return out;
}

DocumentMentions mentions_of(std::string text, std::vector<std::pair<std::size_t, std::size_t>> places) {
  DocumentMentions mentions;
  mentions.document.id = "a";
  mentions.document.date = "2020-05";
  mentions.passages.push_back({0, {}, std::move(places)});
  mentions.passages.front().paragraph.text = std::move(text);
  mentions.passages.front().paragraph.number = "3";
  return mentions;
}

}  // namespace

TEST_CASE("columns: both ends of a text, wide characters count two") {
  CHECK(first_columns("abcdef", 3) == "abc");
  CHECK(last_columns("abcdef", 3) == "def");
  CHECK(first_columns("电车来了", 5) == "电车");
  CHECK(last_columns("电车来了", 5) == "来了");
  CHECK(last_columns("ab", 5) == "ab");
  CHECK(first_columns("ab", 0).empty());
  CHECK(last_columns("ab", 0).empty());
}

TEST_CASE("columns: an accent goes with its letter, control characters are made harmless") {
  CHECK(last_columns("e\u0301tude", 4) == "tude");
  CHECK(first_columns("ae\u0301", 2) == "ae\u0301");
  CHECK(last_columns("a\x1b[0m", 3) == "[0m");
  CHECK(first_columns("\x1b[0m", 1) == "\uFFFD");
}

TEST_CASE("concordance: one line a mention, context from the same paragraph") {
  const auto lines = concordance_lines(mentions_of("one tram, two trams", {{4, 8}, {14, 19}}), 6);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].left == "one ");
  CHECK(lines[0].keyword == "tram");
  CHECK(lines[0].right == ", two ");
  CHECK(lines[1].left == ", two ");
  CHECK(lines[1].right.empty());
  CHECK(lines[1].paragraph == "3");
}

TEST_CASE("concordance: sorted by the nearest words, without case, accents and punctuation") {
  using Order = ConcordanceOrder;
  CHECK(sorted(Order::right, {" zoo", ", Alpha", " \u00e9tude", " beta"}) ==
        ", Alpha| beta| \u00e9tude| zoo");
  CHECK(sorted(Order::left, {"z b ", "c A ", "a b, "}) == "c A |a b, |z b ");
  CHECK(sorted(Order::right, {"来了", "不来", "来不"}) == "不来|来不|来了");
  CHECK(sorted(Order::date, {"b", "a"}) == "b|a");
}

TEST_CASE("concordance: keywords stand below each other, also behind wide characters") {
  SearchRequest request;
  request.query = "tram";
  Concordance concordance{request, {}, 2, 1, {}};
  for (const auto& text : {std::string("坐电车 tram"), std::string("a tram")}) {
    const auto at = text.find("tram");
    for (auto& each : concordance_lines(mentions_of(text, {{at, at + 4}}), 60))
      concordance.lines.push_back(each);
  }
  std::string out;
  append_text(out, concordance, std::nullopt, {});
  std::vector<std::size_t> columns;
  for (std::size_t begin = 0; begin < out.size();) {
    const auto end = out.find('\n', begin);
    const auto shown = out.substr(begin, end - begin);
    if (shown.find("¶3") != std::string::npos)
      columns.push_back(display_width(shown.substr(0, shown.find("tram"))));
    begin = end + 1;
  }
  REQUIRE(columns.size() == 2);
  CHECK(columns[0] == columns[1]);
}

TEST_CASE("bars: what exists is seen, the largest fills the room") {
  TextStyle ascii;
  ascii.unicode = false;
  CHECK(bar(0, 10, 10, ascii).empty());
  CHECK(bar(1, 1000, 10, ascii) == "#");
  CHECK(bar(10, 10, 4, ascii) == "####");
  CHECK(bar(1, 2, 3, {}) == "█▌");
  const std::vector<std::size_t> counts{0, 1, 5, 10};
  CHECK(sparkline(counts, 10, 10, ascii) == ".159");
  CHECK(sparkline(counts, 10, 10, {}) == "·▁▄█");
  CHECK(sparkline(counts, 10, 2, ascii) == "19");
  CHECK(sparkline({}, 1, 10, ascii).empty());
}

}  // namespace dossier::render
