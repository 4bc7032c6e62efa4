// SPDX-License-Identifier: GPL-2.0-or-later
// Is CSV read row by row, as spreadsheets write it?
#include "source/records.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using dossier::source::read_csv;
using dossier::source::RecordLimits;
using dossier::source::SourceRecord;
using dossier::test::TemporaryFolder;

namespace {

std::vector<SourceRecord> read(std::string_view content, std::size_t max_bytes = 1 << 20) {
  const TemporaryFolder folder;
  std::vector<SourceRecord> records;
  read_csv(folder.write("records.csv", content), RecordLimits{max_bytes},
           [&](SourceRecord&& record) { records.push_back(std::move(record)); });
  return records;
}

}  // namespace

TEST_CASE("csv: the delimiter is that of the header, the names are taken in any case and order") {
  for (const std::string delimiter : {",", ";", "\t"}) {
    CAPTURE(delimiter);
    std::string content = "\xEF\xBB\xBFTitle,ID,Text,unknown,Date\nA,1,\"x, y; z\",?,2023\n";
    for (std::size_t at = content.find(','); at != std::string::npos; at = content.find(',', at + 1))
      if (content.substr(at, 3) != ", y") content.replace(at, 1, delimiter);
    const auto records = read(content);
    REQUIRE(records.size() == 1);
    CHECK(records[0].error == "");
    CHECK(records[0].document.title == "A");
    CHECK(records[0].document.id == "1");
    CHECK(records[0].document.text == "x, y; z");
    CHECK(records[0].document.date == "2023");
  }
}

TEST_CASE("csv: cells of lists are cut at semicolons and bars") {
  const auto records = read("id,title,categories,topic,ministers\n1,A,speech; transcript,AI|5G,\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].document.categories == std::vector<std::string>{"speech", "transcript"});
  CHECK(records[0].document.topics == std::vector<std::string>{"AI", "5G"});
  CHECK(records[0].document.ministers.empty());
}

TEST_CASE("csv: line numbers count the line ends inside of quotes") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end);
    const std::string content = "id,title,text" + end + "1,A,\"one" + end + end + "two \"\"quoted\"\"\"" +
                                end + end + "2,B,x" + end + "3,C,y";
    const auto records = read(content);
    REQUIRE(records.size() == 3);
    CHECK(records[0].line == 2);
    CHECK(records[0].document.text == "one" + end + end + "two \"quoted\"");
    CHECK(records[1].line == 6);
    CHECK(records[2].line == 7);
    CHECK(records[2].document.text == "y");
  }
}

TEST_CASE("csv: rows without an id column are numbered") {
  const auto records = read("title\nA\n\nB\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].document.id == "ROW:1");
  CHECK(records[1].document.id == "ROW:2");
}

TEST_CASE("csv: a faulty row is named, and the next is read") {
  CHECK(read("id,title\n,A\n").at(0).error == "field 'id' is missing or empty");
  CHECK(read("id,title\n1,A,more\n").at(0).error == "row has 3 cells, the header 2");
  CHECK(read("id,title\n1,A,,\n").at(0).error == "");
  CHECK(read("id,date\n1,2023\n").at(0).error == "the header has neither 'title' nor 'text'");
  CHECK(read("id,title\n1\n").at(0).error == "fields 'title' and 'text' are both missing or empty");
  CHECK(read(std::string("\xFE\xFF\0i\0d", 6)).at(0).error ==
        "the file is in UTF-16, record files are read as UTF-8");
  CHECK(read("").empty());
  CHECK(read("id,title\n").empty());
}

TEST_CASE("csv: rows in the charset of a spreadsheet's system are read") {
  struct Row {
    std::string charset;
    std::string text;
    std::string utf8;
  };
  const Row rows[] = {
      {"windows-1252", "Minister\x92s caf\xE9", "Minister’s café"},
      {"GB18030",
       "\xD5\xFE\xB8\xAE\xBD\xF1\xCC\xEC\xD0\xFB\xB2\xBC\xC1\xCB\xD0\xC2\xB5\xC4\xD7\xA1\xB7\xBF\xD5\xFE\xB2"
       "\xDF",
       "政府今天宣布了新的住房政策"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.charset);
    const auto records = read("id,title,text\n0,Plain,\n1,Title,\"" + row.text + "\r\n\"\n2," + row.text +
                              ",\n3,Minister’s,\n4," + row.text + ",\n");
    REQUIRE(records.size() == 5);
    CHECK(records[0].warning == "");
    CHECK(records[1].document.text == row.utf8);
    CHECK(records[1].warning == "line 3: not valid UTF-8: rows like this are read as " + row.charset);
    CHECK(records[2].document.title == row.utf8);
    CHECK(records[2].warning == "");
    CHECK(records[3].document.title == "Minister’s");
    CHECK(records[4].document.title == row.utf8);
  }
}

TEST_CASE("csv: a file may be long before the first row that is not UTF-8") {
  std::string content = "id,title\n";
  for (int i = 0; i < 20'000; ++i) content += std::to_string(i) + ",Plan\n";
  const auto records = read(content + "x,caf\xE9");
  REQUIRE(records.size() == 20'001);
  CHECK(records.back().document.title == "café");
}

TEST_CASE("csv: few broken bytes do not unmake UTF-8") {
  const auto records = read(
      "id,title\n1,“Plan” — “Ministry” — “House”\n2,“A\xE9"
      "ct”\n");
  REQUIRE(records.size() == 2);
  CHECK(records[1].document.title == "“A\uFFFDct”");
  CHECK(records[1].warning == "line 3: bytes are not valid UTF-8");
}

TEST_CASE("csv: a quote that is never closed takes neither the memory nor the rows behind it") {
  const auto at_end = read("id,title\n1,A\n2,\"B\n3,C\n");
  REQUIRE(at_end.size() == 2);
  CHECK(at_end[0].document.id == "1");
  CHECK(at_end[1].line == 3);
  CHECK(at_end[1].error == "a quote in the row of line 3 is never closed");

  std::string content = "id,title\n1,\"A\n";
  for (int i = 0; i < 3000; ++i) content += "x," + std::to_string(i) + "\n";
  const auto records = read(content, 1000);
  REQUIRE(records.size() > 2);
  CHECK(records[0].line == 2);
  CHECK(records[0].error == "the row of line 2 is longer than 1000 bytes");
  CHECK(records[1].error == "");
  CHECK(records.back().document.title == "2999");
}

TEST_CASE("csv: a row of nothing but delimiters is read") {
  CHECK(read("id,title\n1,A" + std::string(500'000, ',') + "\n").at(0).error == "");
}

TEST_CASE("csv: an exception of the visitor ends the reading") {
  const TemporaryFolder folder;
  const auto file = folder.write("records.csv", "id,title\n1,A\n2,B\n");
  int visits = 0;
  CHECK_THROWS_AS(read_csv(file, {},
                           [&](SourceRecord&&) {
                             ++visits;
                             throw std::runtime_error("enough");
                           }),
                  std::runtime_error);
  CHECK(visits == 1);
}
