// SPDX-License-Identifier: GPL-2.0-or-later
// Are a user's rules about synonyms read, and are faults told with file, line and value?
#include "search/synonym_file.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>
#include <string_view>
#include <vector>

using namespace dossier;

namespace {

std::string joined(const std::vector<std::string>& entries) {
  std::string out;
  for (const auto& entry : entries) out += (out.empty() ? "" : "|") + entry;
  return out;
}

std::string read(std::string_view text) {
  std::string out;
  for (const auto& rule : search::parse_synonyms(text, "s.txt"))
    out +=
        (out.empty() ? "" : "; ") + joined(rule.from) + (rule.from == rule.to ? "" : ">" + joined(rule.to));
  return out;
}

std::string fault_of(const std::string& text) {
  try {
    static_cast<void>(search::parse_synonyms(text, "s.txt"));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    CHECK(!error.hint().empty());
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("synonyms: rules work both ways or one way") {
  struct Row {
    std::string_view text;
    std::string_view rules;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"", "", "an empty file says nothing"},
      {"# a remark\n\n  \n", "", "neither do remarks and empty lines"},
      {"ferry, boat,launch", "ferry|boat|launch", "commas part, spaces do not matter"},
      {"ferry => boat , launch", "ferry>boat|launch", "one way"},
      {"ferry=>boat", "ferry>boat", "without spaces"},
      {"ferry,barge => boat", "ferry|barge>boat", "several on the left"},
      {"HLA  =>  harbour   lights act # why", "HLA>harbour lights act", "a remark behind a rule"},
      {"\xEF\xBB\xBF"
       "a, b\r\nc, d\r\n",
       "a|b; c|d", "a byte order mark and CRLF, as Windows writes"},
      {"船, boat", "船|boat", "any script"},
      {"R&D, C++", "R&D|C++", "signs that belong to words"},
      {"a, a", "a|a", "repeated: harmless"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.why);
    CHECK(read(row.text) == row.rules);
  }
}

TEST_CASE("synonyms: a faulty rule is told by file, line and value") {
  CHECK(fault_of("a, b\nferry\n") == "s.txt:2: 'ferry' stands alone");
  CHECK(fault_of("a => b => c") == "s.txt:1: 'a => b => c' has two '=>'");
  CHECK(fault_of("a =>") == "s.txt:1: nothing stands on one side of '=>'");
  CHECK(fault_of("=> a") == "s.txt:1: nothing stands on one side of '=>'");
  CHECK(fault_of("a, , b") == "s.txt:1: nothing stands between two commas, or at the end");
  CHECK(fault_of("a, b,") == "s.txt:1: nothing stands between two commas, or at the end");
  CHECK(fault_of("a, !!") == "s.txt:1: '!!' has no letter or digit");
  CHECK(fault_of("a, \xFF") == "s.txt:1: not valid UTF-8");
  CHECK(fault_of("a, b c d e f g h i j k l") == "s.txt:1: 'b c d e f g h i j k l...' has more than 10 words");
  CHECK(fault_of("a, " + std::string(201, 'x')).ends_with("...' is longer than 200 bytes"));
  std::string many = "a0";
  for (int i = 1; i <= 32; ++i) many += ", a" + std::to_string(i);
  CHECK(fault_of(many) == "s.txt:1: 'a32' is one too many: a rule holds 32 on a side");
  CHECK(fault_of(std::string(search::max_synonym_file_bytes + 1, '#')) ==
        "'s.txt' is larger than 1048576 bytes");
}
