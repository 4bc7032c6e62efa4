// SPDX-License-Identifier: GPL-2.0-or-later
// Are JSON Lines read record by record, whatever a line holds?
#include "source/records.h"
#include "temporary_folder.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <string>
#include <vector>

using dossier::source::read_json_lines;
using dossier::source::RecordLimits;
using dossier::source::SourceRecord;
using dossier::test::TemporaryFolder;

namespace {

std::vector<SourceRecord> read(std::string_view content, std::size_t max_bytes = 1 << 20) {
  const TemporaryFolder folder;
  std::vector<SourceRecord> records;
  read_json_lines(folder.write("records.jsonl", content), RecordLimits{max_bytes},
                  [&](SourceRecord&& record) { records.push_back(std::move(record)); });
  return records;
}

struct Fault {
  std::string line;
  std::string reason;
};

}  // namespace

TEST_CASE("json_lines: every field is taken, names in singular and plural") {
  const auto records = read(
      R"({"id":"a","title":"T","text":"One.","date":"2023-02","category":"speech","topics":["AI","5G"],)"
      R"("minister":"Tan","ministers":["Lee"],"url":"https://x.example","lang":"en","speaker":"X","more":{"a":[1]}})");
  REQUIRE(records.size() == 1);
  const dossier::Document& document = records[0].document;
  CHECK(records[0].error == "");
  CHECK(records[0].line == 1);
  CHECK(document.id == "a");
  CHECK(document.title == "T");
  CHECK(document.text == "One.");
  CHECK(document.date == "2023-02");
  CHECK(document.categories == std::vector<std::string>{"speech"});
  CHECK(document.topics == std::vector<std::string>{"AI", "5G"});
  CHECK(document.ministers == std::vector<std::string>{"Tan", "Lee"});
  CHECK(document.url == "https://x.example");
  CHECK(document.language == "en");
}

TEST_CASE("json_lines: marks, line ends, blank lines and the last line without one are no matter") {
  const auto records =
      read("\xEF\xBB\xBF{\"id\":\"a\",\"title\":\"A\"}\r\n\r\n  \n{\"id\":7,\"title\":\"B\"}");
  REQUIRE(records.size() == 2);
  CHECK(records[0].document.id == "a");
  CHECK(records[1].document.id == "7");
  CHECK(records[1].line == 4);
  CHECK(read("").empty());
}

TEST_CASE("json_lines: a faulty record is named with its reason, and the next is read") {
  const Fault faults[] = {
      {R"({"title":"x"})", "field 'id' is missing or empty"},
      {R"({"id":"  ","title":"x"})", "field 'id' is missing or empty"},
      {R"({"id":null,"title":"x"})", "field 'id' is missing or empty"},
      {R"({"id":"a\nb","title":"x"})", "field 'id' has control characters"},
      {R"({"id":"a"})", "fields 'title' and 'text' are both missing or empty"},
      {R"({"id":"a","title":"x","date":20230228})", "field 'date' must be a string, is a number"},
      {R"({"id":"a","title":["x"]})", "field 'title' must be a string, is a list"},
      {R"({"id":"a","title":true})", "field 'title' must be a string, is a boolean"},
      {R"({"id":"a","title":"x","minister":{}})",
       "field 'minister' must be a string or a list of strings, is an object"},
      {R"({"id":"a","title":"x","topics":["A",3]})",
       "field 'topics' must be a string or a list of strings, its list has a number"},
      {R"([1])", "a record must be an object, is a list"},
      {R"("a")", "a record must be an object, is a string"},
      {R"(3)", "a record must be an object, is a number"},
  };
  for (const Fault& fault : faults) {
    CAPTURE(fault.line);
    const auto records = read(std::string(fault.line) + "\n{\"id\":\"next\",\"title\":\"y\"}\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].error == fault.reason);
    CHECK(records[1].error == "");
    CHECK(records[1].document.id == "next");
  }
}

TEST_CASE("json_lines: a line cut in half is reported with the byte") {
  const auto records = read("{\"id\":\"a\",\"title\":\"x\"}\n{\"id\":\"b\",\"ti");
  REQUIRE(records.size() == 2);
  CHECK(records[1].line == 2);
  CHECK(records[1].error.starts_with("not valid JSON at byte 14: "));
}

TEST_CASE("json_lines: a line over the limit is not kept, and the next is read") {
  const std::string longest = R"({"id":"a","title":")" + std::string(3 << 20, 'x') + "\"}\n";
  const auto records = read(longest + "{\"id\":\"b\",\"title\":\"x\"}\n" + longest, std::size_t{2} << 20);
  REQUIRE(records.size() == 3);
  CHECK(records[0].error == "line 1 is longer than 2 MiB");
  CHECK(records[1].document.id == "b");
  CHECK(records[2].error == "line 3 is longer than 2 MiB");
  CHECK(read("{\"id\":\"b\",\"title\":\"x\"}", 10).at(0).error == "line 1 is longer than 10 bytes");
}

TEST_CASE("json_lines: deep nesting is refused, not followed") {
  const std::string deep = R"({"id":"a","title":"x","other":)" + std::string(900'000, '[');
  CHECK(read(deep).at(0).error == "nested deeper than 64 levels");
  const std::string objects = R"({"id":"a","other":)" + std::string(64, '{');
  CHECK(read(objects).at(0).error.starts_with("not valid JSON at byte"));
}

TEST_CASE("json_lines: lists without end are refused") {
  std::string line = R"({"id":"a","title":"x","topics":[)";
  for (int i = 0; i <= 10'000; ++i) line += "\"\",";
  CHECK(read(line + "\"\"]}").at(0).error == "field 'topics' has more than 10000 values");
}

TEST_CASE("json_lines: ill-formed UTF-8 is replaced, UTF-16 is named") {
  const auto records = read("{\"id\":\"a\",\"title\":\"x\xFFy\"}");
  REQUIRE(records.size() == 1);
  CHECK(records[0].error == "");
  CHECK(records[0].document.title == "x\xEF\xBF\xBDy");
  CHECK(read(std::string("\xFF\xFE{\0", 4)).at(0).error ==
        "the file is in UTF-16, record files are read as UTF-8");
}

TEST_CASE("json_lines: what is no regular file is an error at once") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  for (const char* name : {"pipe", "missing", "."})
    CHECK_THROWS_AS(read_json_lines(folder.path() / name, {}, [](SourceRecord&&) {}), dossier::Error);
}
