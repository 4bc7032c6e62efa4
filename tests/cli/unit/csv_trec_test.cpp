// SPDX-License-Identifier: GPL-2.0-or-later
// Are CSV and TREC output what other programs read?
#include "render/csv.h"
#include "render/trec.h"

#include <doctest/doctest.h>

namespace dossier::render {

namespace {

std::string csv_line(const std::vector<std::string_view>& cells) {
  std::string out;
  render::append_csv_line(out, cells);
  return out;
}

SearchResults one_hit(std::string id) {
  Hit hit;
  hit.rank = 2;
  hit.score = 1.25;
  hit.document.id = std::move(id);
  hit.document.title = "A, \"B\"";
  hit.document.categories = {"speech", "transcript"};
  hit.document.ministers = {"Ana Lim", "Bo Tan"};
  hit.snippet = {"@home", {}, "4"};
  SearchResults results;
  results.hits = {hit};
  return results;
}

}  // namespace

TEST_CASE("render: CSV cells are quoted where they must be, and never run as formulas") {
  CHECK(csv_line({"a", "", "b c"}) == "a,,b c\r\n");
  CHECK(csv_line({"a,b", "say \"x\""}) == "\"a,b\",\"say \"\"x\"\"\"\r\n");
  CHECK(csv_line({"two\nlines", "tab\there"}) == "two lines,tab here\r\n");
  CHECK(csv_line({"=1+1", "+1", "-1", "@x", "\tx"}) == "'=1+1,'+1,'-1,'@x,' x\r\n");
  CHECK(csv_line({"=A1,B1"}) == "\"'=A1,B1\"\r\n");
  CHECK(csv_line({"a=1", "5-1"}) == "a=1,5-1\r\n");
  CHECK(csv_line({"\x1b[2J"}) == "\xEF\xBF\xBD[2J\r\n");
}

TEST_CASE("render: CSV of an answer, with and without the query's id") {
  const SearchRequest request;
  const auto results = one_hit("a.md");
  std::string out;
  render::append_csv_search_header(out, render::QueryColumn::query_id);
  render::append_csv(out, render::Answer{request, results, "q1"});
  CHECK(out ==
        "query_id,rank,score,id,title,date,categories,topics,ministers,language,url,duplicate_of,paragraph,"
        "snippet\r\n"
        "q1,2,1.25,a.md,\"A, \"\"B\"\"\",,speech; transcript,,Ana Lim; Bo Tan,,,,4,'@home\r\n");
  out.clear();
  render::append_csv_search_header(out, render::QueryColumn::none);
  render::append_csv(out, render::Answer{request, results});
  CHECK(out.starts_with("rank,score,id,"));
  CHECK(out.find("\r\n2,1.25,a.md,") != std::string::npos);
}

TEST_CASE("render: CSV of a record joins lists and source words") {
  DocumentRecord record;
  record.id = "a";
  record.ministers = {"Ana Lim", "Bo Tan"};
  record.languages = {"en", "ms"};
  record.provenance = {{"date", "", "default", ""},
                       {"ministers", "Ana Lim", "text", ""},
                       {"ministers", "Bo Tan", "title", ""}};
  std::string out;
  render::append_csv_record_header(out);
  render::append_csv(out, record);
  CHECK(out ==
        "id,title,date,categories,topics,ministers,mentioned,asked_by,language,url,source,duplicate_of,"
        "provenance\r\n"
        "a,,,,,Ana Lim; Bo Tan,,,en; ms,,,,date=default; ministers=text+title\r\n");
}

TEST_CASE("render: TREC lines have six columns, whatever stands in the ids") {
  const SearchRequest request;
  std::string out;
  render::append_trec(out, render::Answer{request,
                                          one_hit("a b\tc\xc2\xa0"
                                                  "d 100%.md"),
                                          "q 1"});
  CHECK(out == "q%201 Q0 a%20b%09c%C2%A0d%20100%25.md 2 1.250000 dossier\n");
  out.clear();
  render::append_trec(out, render::Answer{request, one_hit("海.md")});
  CHECK(out == "1 Q0 海.md 2 1.250000 dossier\n");
}

}  // namespace dossier::render
