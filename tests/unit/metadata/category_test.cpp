// SPDX-License-Identifier: GPL-2.0-or-later
// Do title, folder and text decide on the category as the rules say?
#include "fixture.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {
using Values = std::vector<std::string>;
}

TEST_CASE("metadata: categories come from front matter, title, folder and text, in this order") {
  struct Row {
    std::string reason;
    std::string id;
    std::string front_matter;
    std::string text;
    Values categories;
    std::string source;
  };
  const std::vector<Row> rows{
      {"the folder", "press-releases/a.md", "title: News", "T.", {"press-release"}, "folder"},
      {"the nearest folder that is known",
       "press-releases/speeches/_posts/a.md",
       "title: T",
       "T.",
       {"speech"},
       "folder"},
      {"a joint statement filed under press releases is both",
       "press-releases/a.md",
       "title: Joint Ministerial Statement by A and B",
       "T.",
       {"joint-statement", "press-release"},
       "title"},
      {"a transcript filed under speeches",
       "speeches/a.md",
       "title: Transcript of Ms Lee's interview",
       "T.",
       {"transcript", "speech"},
       "title"},
      {"the transcript of a speech is a speech",
       "speeches/a.md",
       "title: Transcript of speech by Ms Lee",
       "T.",
       {"speech"},
       "folder"},
      {"a title that does not override",
       "press-releases/a.md",
       "title: Speech by Ms Lee",
       "T.",
       {"press-release"},
       "folder"},
      {"a title without a folder", "a.md", "title: Speech by Ms Lee", "T.", {"speech"}, "title"},
      {"a question in the text",
       "a.md",
       "title: On roads",
       "Mr Abel Ong: To ask the Minister for Law whether.",
       {"parliamentary-question"},
       "text"},
      {"a statement that names its signatories, without a title or folder that tells",
       "a.txt",
       "",
       "The ministries issue the joint statement below.\n\nSignatories: Mr A, Minister for Roads, and Ms B, "
       "Minister for "
       "Ports.",
       {"joint-statement"},
       "text"},
      {"nothing", "a.md", "title: On roads", "Roads.", {"other"}, "default"},
      {"front matter stands, labels are mapped",
       "press-releases/a.md",
       "title: T\ncategories: [Speeches, Parliament QAs]",
       "T.",
       {"speech", "parliamentary-question"},
       "front-matter"},
      {"values outside the taxonomy stay",
       "speeches/a.md",
       "title: T\ncategory: Fact Sheet",
       "T.",
       {"Fact Sheet"},
       "front-matter"},
      {"a site builder's type is no category",
       "speeches/a.md",
       "title: T\ntype: post",
       "T.",
       {"speech"},
       "folder"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    const DocumentRecord record = fixture::resolve({row.id, row.front_matter, row.text});
    CHECK(record.categories == row.categories);
    CHECK(fixture::provenance_of(record, "categories").source == row.source);
  }
}

TEST_CASE("metadata: topics are the publisher's, mapped by the taxonomy") {
  const auto record =
      fixture::resolve({"a.md", "title: T\ntags: [cybersecurity, Libraries, Cyber Security]", "T."});
  CHECK(record.topics == Values{"Cyber Security", "Libraries"});
}

TEST_CASE("metadata: a label that is a category's name tells it") {
  CHECK(fixture::resolve({"a.txt", "", "# Speech\n\n# Ms Lee at the harbour"}).categories ==
        Values{"speech"});
  CHECK(fixture::resolve({"a.txt", "", "# Speech\n\n# Reply to PQ on dues"}).categories ==
        Values{"parliamentary-question"});
}

TEST_CASE("metadata: a category is told by what a title is about, when its label tells none") {
  CHECK(fixture::resolve({"a.txt", "", "# Annex A\n\n# Speech by Ms Lee"}).categories == Values{"speech"});
  CHECK(fixture::resolve({"a.txt", "", "# Annex A\n\n# Joint Statement on piers"}).categories ==
        Values{"joint-statement"});
}
