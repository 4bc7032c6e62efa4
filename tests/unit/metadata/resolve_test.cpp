// SPDX-License-Identifier: GPL-2.0-or-later
// Does a resolver give the same answer always, and a clear one for bad front matter?
#include "fixture.h"
#include "text/pattern.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

std::string message_of(const std::string& front_matter) {
  try {
    static_cast<void>(fixture::resolve({"a.md", front_matter, "T."}));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    return error.what();
  }
  return "no error";
}

std::string fingerprint(const DocumentRecord& record) {
  std::string all = record.title + '|' + record.date;
  for (const auto* list :
       {&record.categories, &record.ministers, &record.mentioned, &record.asked_by, &record.offices}) {
    for (const std::string& value : *list) all += '|' + value;
    all += '\n';
  }
  return all;
}

std::vector<fixture::Sample> samples() {
  return {
      {"speeches/2022-03-04-a.md", "title: Speech by Minister Grace Teo", "Mr Ho Kian Seng said so."},
      {"press-releases/2022-03-04-b.md", "title: News",
       "Minister Joan Khoo said, “Good.” Minister Khoo visited us."},
      {"parliamentary-questions/2019-03-04-c.md", "title: PQ on x",
       "Ms Nora Aziz: To ask the Minister for Communications and Information whether."},
  };
}

}  // namespace

TEST_CASE("metadata: the same document gives the same metadata whatever came before it") {
  std::vector<fixture::Sample> order = samples();
  std::vector<std::string> expected;
  for (const auto& sample : order) expected.push_back(sample.id + fingerprint(fixture::resolve(sample)));
  std::sort(expected.begin(), expected.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  do {
    std::vector<std::string> found;
    for (const auto& sample : order) found.push_back(sample.id + fingerprint(fixture::resolve(sample)));
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
  } while (std::next_permutation(order.begin(), order.end(),
                                 [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST_CASE("metadata: one resolver may be used by several threads") {
  const std::string expected = fingerprint(fixture::resolve(samples()[1]));
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& result : found) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 20; ++i) result = fingerprint(fixture::resolve(samples()[1]));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : found) CHECK(result == expected);
}

TEST_CASE("metadata: a fault in front matter is told with its line") {
  struct Row {
    std::string yaml;
    std::string message;
  };
  const std::vector<Row> rows{
      {"title: News: roads", "front matter is not valid YAML: line 1: "},
      {"title: x\ndate: [2020", "front matter is not valid YAML: line 2: "},
      {"- a\n- b", "front matter is not valid YAML: line 1: it is not a map of keys"},
      {"a: *b", "front matter is not valid YAML: line 1: "},
      {"x: " + std::string(40000, '['), "front matter is not valid YAML: line 1: "},
      {"x: " + std::string(70000, 'a'),
       "front matter is not valid YAML: line 1: it is longer than 65536 bytes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml.substr(0, 40));
    CHECK(message_of(row.yaml).substr(0, row.message.size()) == row.message);
  }
}

TEST_CASE("metadata: aliases that refer to aliases cost nothing") {
  std::string yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'm'; ++name) {
    const std::string before = std::string("*") + static_cast<char>(name - 1);
    yaml += std::string(1, name) + ": &" + std::string(1, name) + " [";
    for (int i = 0; i < 9; ++i) yaml += (i == 0 ? "" : ", ") + before;
    yaml += "]\n";
  }
  CHECK(fixture::resolve({"x.md", yaml + "title: T", "T."}).title == "T");
}

TEST_CASE("metadata: odd bytes and empty documents do no harm") {
  CHECK(fixture::resolve({"", "", ""}).categories.front() == "other");
  CHECK(fixture::resolve({"a/b/", "title: ''", ""}).title == "a/b/");
  const std::string odd =
      "Minister \xff\xfe by SMS \xc3 Minister for \xe4\xb8 asked the To ask the Minister for";
  CHECK_NOTHROW(static_cast<void>(fixture::resolve({"parliamentary-questions/x.md", "", odd})));
  std::string ranks;
  for (int i = 0; i < 20000; ++i) ranks += "Minister for ";
  CHECK_NOTHROW(static_cast<void>(fixture::resolve({"press-releases/x.md", "", ranks})));
}

TEST_CASE("metadata: a document of names without end costs no more than its length") {
  std::string names = "Minister ";
  for (int i = 0; i < 40000; ++i) {
    const auto letter = [&](int place) { return static_cast<char>('a' + (i / place) % 26); };
    names +=
        std::string("Minister Ab") + letter(1) + letter(26) + " Cd" + letter(676) + letter(17576) + " said, ";
  }
  const DocumentRecord record = fixture::resolve({"press-releases/2022-03-04-x.md", "title: T", names});
  CHECK(record.ministers.size() <= 1000);
  CHECK(record.mentioned.size() <= 1000);
}

TEST_CASE("text: a pattern from a data file is searched without regard to case, within limits") {
  const text::Pattern pattern("^speech by\\b");
  CHECK(pattern.is_found_in("SPEECH BY Ms Lee"));
  CHECK_FALSE(pattern.is_found_in("A speech by Ms Lee"));
  CHECK_THROWS_AS(text::Pattern("("), Error);
  const text::Pattern hostile("(a+)+$");
  CHECK_FALSE(hostile.is_found_in(std::string(60, 'a') + "b"));
}
