// SPDX-License-Identifier: GPL-2.0-or-later
// Do title, folder and text decide on category and title as the rules say?
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

TEST_CASE("metadata: titles are found in this order and cleaned for display") {
  struct Row {
    std::string reason;
    std::string id;
    std::string front_matter;
    std::string text;
    std::string title;
    std::string source;
  };
  const std::vector<Row> rows{
      {"folded over two lines", "a.md", "title: A long title that goes\n  on here", "T.",
       "A long title that goes on here", "front-matter"},
      {"a colon needs quotation marks", "a.md", "title: 'News: roads'", "T.", "News: roads", "front-matter"},
      {"no-break spaces and doubled ones", "a.md", "title: \"A\u00A0 B\"", "T.", "A B", "front-matter"},
      {"the first heading", "a.md", "", "Intro.\n\n# The heading", "The heading", "text"},
      {"the first words", "a.md", "", "Short text.", "Short text.", "text"},
      {"a kind of paper says nothing without the line behind it", "a.txt", "",
       "# PRESS RELEASE\n\n# Harbour opens\n\nIt is open.", "PRESS RELEASE: Harbour opens", "text"},
      {"a kind that the taxonomy knows as a synonym, as plain text", "a.txt", "",
       "Speeches\n\nMs Lee at the harbour, 4 March 2022\n\nGood morning.",
       "Speeches: Ms Lee at the harbour, 4 March 2022", "text"},
      {"a part of a kind, with colons, which is named twice", "a.txt", "",
       "# Annex A:\n\n# Press Release:\n\n# PRESS RELEASE\n\n# Harbour opens",
       "Annex A: PRESS RELEASE: Harbour opens", "text"},
      {"a label with a colon in plain text", "a.txt", "", "Annex A:\n\nList of piers",
       "Annex A: List of piers", "text"},
      {"a heading and a short line of text", "a.txt", "", "# Press Release\n\nHarbour opens\n\nIt is open.",
       "Press Release: Harbour opens", "text"},
      {"a question is what a paper is about", "a.txt", "", "# Annex B\n\n# What is a pier?",
       "Annex B: What is a pier?", "text"},
      {"a row of a table is not", "a.txt", "", "# Annex B\n\nPier | Length", "Annex B", "text"},
      {"nor is a numbered paragraph", "a.txt", "", "# Annex B\n\n1. Piers", "Annex B", "text"},
      {"a kind before running text stays alone", "a.txt", "", "# Annex B\n\nIt is open.", "Annex B", "text"},
      {"a kind before a sentence stays alone", "a.txt", "", "Annex B\n\nIt is open.", "Annex B", "text"},
      {"nothing behind it", "a.txt", "", "# Annex B", "Annex B", "text"},
      {"a heading that only begins like a kind is a title", "a.txt", "",
       "# Press release on harbours\n\n# Terns", "Press release on harbours", "text"},
      {"notes on the paper and dates are passed over", "a.txt", "",
       "Embargoed until 4 March 2022, 3pm\n\n4 March 2022\n\nWelcome by Ms Lee\n\nGood morning.",
       "Welcome by Ms Lee", "text"},
      {"a note among headings too", "a.txt", "", "# Embargoed\n\n# Harbour opens", "Harbour opens", "text"},
      {"nothing but a note", "x/paper.txt", "", "Embargoed", "paper", "file-name"},
      {"a title of two lines that ends with an open word", "a.txt", "",
       "# Objection to application for\n\n# harbour dues\n\n# How",
       "Objection to application for harbour dues", "text"},
      {"a title of two lines with a dash", "a.txt", "", "# Harbours Act\n\n# – Commencement\n\n# How",
       "Harbours Act – Commencement", "text"},
      {"a list of dashes is none", "a.txt", "", "Highlights of the year\n\n- Lanterns\n\n- Piers",
       "Highlights of the year", "text"},
      {"nor is one of a single item", "a.txt", "", "Minutes of the year\n\n- Present: Ms Lee",
       "Minutes of the year", "text"},
      {"a title that ends with a preposition may be whole", "a.txt", "",
       "# What we stand for\n\n# Our values", "What we stand for", "text"},
      {"in capitals it goes on", "a.txt", "", "# OBJECTION TO\n\n# HARBOUR DUES", "OBJECTION TO HARBOUR DUES",
       "text"},
      {"what follows a note is nearer than a later heading", "a.txt", "",
       "# Embargoed\n\nHarbour dues from next year\n\nThey rise.\n\n# Contact", "Harbour dues from next year",
       "text"},
      {"behind a label a line may be long", "a.txt", "",
       "Speech\n\nSpeech by Mr Tan Ah Kow, Minister for Harbours and Second Minister for Lighthouses, at the "
       "Annual "
       "Lantern Awards Ceremony and Dinner",
       "Speech: Speech by Mr Tan Ah Kow, Minister for Harbours and Second Minister for Lighthouses, at the "
       "Annual "
       "Lantern Awards Ceremony and Dinner",
       "text"},
      {"a last word with a capital is a name", "a.txt", "", "# The road to And\n\n# How", "The road to And",
       "text"},
      {"a date between the lines parts them", "a.txt", "", "# Meeting held at\n\n4 March 2022\n\n# Present",
       "Meeting held at", "text"},
      {"a date with its weekday alone is passed over", "a.txt", "",
       "# Friday, 4 March 2022\n\n# Harbour opens", "Harbour opens", "text"},
      {"a feast with its date is a title", "a.txt", "", "# Vesak Day, 15 May 2022\n\n# Programme",
       "Vesak Day, 15 May 2022", "text"},
      {"three labels at most", "a.txt", "", "# Annex A\n\n# Annex B\n\n# Annex C\n\n# Annex D\n\n# Piers",
       "Annex A: Annex B: Annex C: Annex D", "text"},
      {"Chinese running text is no line", "a.txt", "", "Annex A\n\n港口今天开放。", "Annex A", "text"},
      {"the file's name without date and mark", "x/2022-07-13-post-Statement on Roads.md", "", "",
       "Statement on Roads", "file-name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    const DocumentRecord record = fixture::resolve({row.id, row.front_matter, row.text});
    CHECK(record.title == row.title);
    CHECK(fixture::provenance_of(record, "title").source == row.source);
  }
}

TEST_CASE("metadata: a line with a date and what belongs to it is no title") {
  for (const std::string line :
       {"4 March 2022", "Friday, 4 March 2022", "4 March 2022 (Fri)", "Thurs, 3 March 2022",
        "Singapore, 4 March 2022", "Date: 4 March 2022", "Dated 4 March 2022", "Tarikh: 4 Mac 2022",
        "Jumaat, 4 Mac 2022", "4 March 2022, 3.00pm", "2022年3月4日", "日期：2022年3月4日",
        "2022年3月4日（金）", "2022年3月4日 星期五", "2022年3月4日 周五"}) {
    CAPTURE(line);
    CHECK(fixture::resolve({"a.txt", "", line + "\n\nHarbour opens\n\nIt is open."}).title ==
          "Harbour opens");
  }
  for (const std::string line :
       {"Vesak Day, 15 May 2022", "Labour Day 1 May 2022", "As of 1 July 2022", "1 July 2021 Dues",
        "Notice (4 March 2022)", "第三星期五会议 2022年3月4日"}) {
    CAPTURE(line);
    CHECK(fixture::resolve({"a.txt", "", line + "\n\nHarbour opens\n\nIt is open."}).title == line);
  }
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

TEST_CASE("metadata: a long line that is no sentence is a title as a whole") {
  const std::string line =
      "Opening Address by the Minister in charge of the Civil Service, Coordinating Minister for Harbours "
      "and "
      "Minister for Lighthouses, at the Lantern Awards Ceremony";
  CHECK(line.size() > 120);
  CHECK(fixture::resolve({"a.txt", "", line + "\n\nGood morning."}).title == line);
  CHECK(fixture::resolve({"a.txt", "", line + ".\n\nGood morning."}).title.size() <= 120);
}

TEST_CASE("metadata: a title from running text is cut at a word") {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "word ";
  const DocumentRecord record = fixture::resolve({"a.txt", "", words});
  CHECK(record.title.size() <= 120);
  CHECK(record.title.ends_with("word"));
}
