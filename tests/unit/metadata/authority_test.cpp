// SPDX-License-Identifier: GPL-2.0-or-later
// Are authority files read as they are written, and is each fault told with file, line and reason?
#include "metadata/authority.h"
#include "fixture.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

std::string error_of(const std::string& yaml) {
  const fixture::TemporaryFile file(yaml, "people.yaml");
  const std::vector<std::filesystem::path> files{file.path()};
  try {
    static_cast<void>(load_authority(files));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    const std::string message = error.what();
    const std::size_t name = message.find("people.yaml:");
    return name == message.npos ? message : message.substr(name);
  }
  return "no error";
}

}  // namespace

TEST_CASE("metadata: an authority file's people, ranks and ministries are read") {
  const Authority& authority = fixture::authority();
  CHECK(authority.people.size() == 10);
  const Person& person = authority.people[1];
  CHECK(person.name == "Grace Teo");
  CHECK(person.country == "Singapore");
  CHECK(person.tenures[0].to == "2021-05-14");
  CHECK(person.tenures[1].is_open);
  CHECK(authority.people[7].tenures[0].from.empty());
  CHECK_FALSE(authority.people[7].tenures[0].is_open);
  CHECK(authority.people[8].country == "Japan");
  CHECK(authority.ministries[0].abbreviations == std::vector<std::string>{"MCI"});
  CHECK(authority.fingerprint.size() == 32);
}

TEST_CASE("metadata: every fault of an authority file names file, line and reason") {
  struct Row {
    std::string yaml;
    std::string message;
  };
  const std::vector<Row> rows{
      {"people:\n  - name: [\n", "people.yaml:3: "},
      {"people: 5\n", "people.yaml:1: 'people' is not a list"},
      {"- a\n", "people.yaml:1: the file is not a map of keys"},
      {"persons: []\n", "people.yaml:1: unknown key 'persons' of an authority file"},
      {"people:\n  - country: Fiji\n", "people.yaml:2: a person has no 'name'"},
      {"people:\n  - name: A B\n    offices:\n      - {title: PM, from: 2020-02-30, to: open}\n",
       "people.yaml:4: 'from' of office 'PM' of 'A B' is '2020-02-30', which is no date, 'unknown' or "
       "'open'"},
      {"people:\n  - name: A B\n    offices:\n      - {title: PM, from: 2020-01-02, to: 2020-01-01}\n",
       "people.yaml:4: office 'PM' of 'A B' ends on 2020-01-01, before it begins on 2020-01-02"},
      {"people:\n  - name: A B\n    offices:\n      - {title: PM, from: open, to: open}\n",
       "people.yaml:4: 'from' of office 'PM' of 'A B' is 'open'"},
      {"people:\n  - name: A B\n    offices:\n      - {title: PM, from: 2020-01-02}\n",
       "people.yaml:4: office 'PM' of 'A B' has no 'to'"},
      {"people:\n  - name: A B\n  - name: A B\n", "people.yaml:3: 'A B' is listed twice"},
      {"people:\n  - name: A B\n    spellings: [[x]]\n",
       "people.yaml:3: an entry of 'spellings' is not a text"},
      {"people:\n  - name: A B\n    spellings: ['']\n", "people.yaml:3: an entry of 'spellings' is empty"},
      {"ranks:\n  - abbreviations: [PM]\n", "people.yaml:2: a rank has no 'title'"},
      {"ministries:\n  - {name: M, from: May 2020}\n",
       "people.yaml:2: 'from' of ministry 'M' is 'May 2020', which is no date, 'unknown' or 'open'"},
      {"people:\n  - name: \"\xff\"\n", "people.yaml:1: not valid UTF-8"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    CHECK(error_of(row.yaml).substr(0, row.message.size()) == row.message);
  }
}

TEST_CASE("metadata: of two people with one name the earlier file's wins") {
  const fixture::TemporaryFile first("people:\n  - {name: Ann Lee, country: Fiji}\n", "a.yaml");
  const fixture::TemporaryFile second("people:\n  - {name: ann lee, country: Peru}\n", "b.yaml");
  const std::vector<std::filesystem::path> files{first.path(), second.path()};
  const Authority authority = load_authority(files);
  REQUIRE(authority.people.size() == 1);
  CHECK(authority.people[0].country == "Fiji");
  const std::vector<std::filesystem::path> one{first.path()};
  CHECK(load_authority(one).fingerprint != authority.fingerprint);
}

TEST_CASE("metadata: a missing authority file is told as not found") {
  const std::vector<std::filesystem::path> files{"no-such-file.yaml"};
  try {
    static_cast<void>(load_authority(files));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
  }
}

TEST_CASE("metadata: YAML nested without end is refused, not followed") {
  const std::string message = error_of("people: " + std::string(50000, '['));
  CHECK(message.starts_with("people.yaml:1: "));
}
