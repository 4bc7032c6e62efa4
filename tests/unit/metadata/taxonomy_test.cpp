// SPDX-License-Identifier: GPL-2.0-or-later
// Is the taxonomy read, are names mapped to values, and are faults told with file and line?
#include "metadata/taxonomy.h"
#include "fixture.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

TEST_CASE("metadata: category and topic names are mapped to values in any case") {
  const Taxonomy& taxonomy = fixture::taxonomy();
  CHECK(taxonomy.category_value("parliament qas") == "parliamentary-question");
  CHECK(taxonomy.category_value("Joint Statement") == "joint-statement");
  CHECK(taxonomy.category_value(" Annual  Report ") == "Annual Report");
  CHECK(taxonomy.topic_value("CYBERSECURITY") == "Cyber Security");
  CHECK(taxonomy.topic_value("Others") == "Others");
}

TEST_CASE("metadata: without a taxonomy file there are no categories") {
  CHECK(load_taxonomy({}).categories.empty());
}

TEST_CASE("metadata: faults of a taxonomy file name file, line and reason") {
  struct Row {
    std::string yaml;
    std::string message;
  };
  const std::vector<Row> rows{
      {"categories:\n  - label: X\n", "t.yaml:2: a category has no 'value'"},
      {"categories:\n  - value: x\n    titles: ['(']\n",
       "t.yaml:3: '(' is not a regular expression: U_REGEX_"},
      {"categories: []\ntitle_notes: [draft]\ntitle_labels: ['(']\n",
       "t.yaml:3: '(' is not a regular expression: U_REGEX_"},
      {"categories:\n  - value: x\n    overrides_folder: perhaps\n",
       "t.yaml:3: 'overrides_folder' is neither true nor false"},
      {"categories:\n  - {value: x, synonyms: [News]}\n  - {value: y, synonyms: [news]}\n",
       "t.yaml:3: 'news' is a name of 'x' and of 'y'"},
      {"topics:\n  - {synonyms: [a]}\n", "t.yaml:2: a topic has no 'value'"},
      {"kinds: []\n", "t.yaml:1: unknown key 'kinds' of a taxonomy file"},
  };
  for (const Row& row : rows) {
    const fixture::TemporaryFile file(row.yaml, "t.yaml");
    CAPTURE(row.yaml);
    try {
      static_cast<void>(load_taxonomy(file.path()));
      FAIL("no error");
    } catch (const Error& error) {
      const std::string message = error.what();
      CHECK(message.find(row.message) != message.npos);
    }
  }
}
