// SPDX-License-Identifier: GPL-2.0-or-later
// Are documents called what their readers call them?
#include "fixture.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

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
      {"nothing but a note", "x/paper.txt", "", "Embargoed", "paper", "file-name"},
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

TEST_CASE("metadata: which of the first lines are the title") {
  struct Row {
    std::string reason;
    std::string text;
    std::string title;
  };
  const std::vector<Row> rows{
      {"a kind of paper says nothing without the line behind it",
       "# PRESS RELEASE\n\n# Harbour opens\n\nIt is open.", "PRESS RELEASE: Harbour opens"},
      {"a kind that the taxonomy knows as a synonym, as plain text",
       "Speeches\n\nMs Lee at the harbour, 4 March 2022\n\nGood morning.",
       "Speeches: Ms Lee at the harbour, 4 March 2022"},
      {"a part of a kind, with colons, which is named twice",
       "# Annex A:\n\n# Press Release:\n\n# PRESS RELEASE\n\n# Harbour opens",
       "Annex A: PRESS RELEASE: Harbour opens"},
      {"a label with a colon in plain text", "Annex A:\n\nList of piers", "Annex A: List of piers"},
      {"a heading and a short line of text", "# Press Release\n\nHarbour opens\n\nIt is open.",
       "Press Release: Harbour opens"},
      {"a question is what a paper is about", "# Annex B\n\n# What is a pier?", "Annex B: What is a pier?"},
      {"a row of a table is not", "# Annex B\n\nPier | Length", "Annex B"},
      {"nor is a numbered paragraph", "# Annex B\n\n1. Piers", "Annex B"},
      {"a kind before running text stays alone", "# Annex B\n\nIt is open.", "Annex B"},
      {"a kind before a sentence stays alone", "Annex B\n\nIt is open.", "Annex B"},
      {"nothing behind it", "# Annex B", "Annex B"},
      {"a heading that only begins like a kind is a title", "# Press release on harbours\n\n# Terns",
       "Press release on harbours"},
      {"notes on the paper and dates are passed over",
       "Embargoed until 4 March 2022, 3pm\n\n4 March 2022\n\nWelcome by Ms Lee\n\nGood morning.",
       "Welcome by Ms Lee"},
      {"a note among headings too", "# Embargoed\n\n# Harbour opens", "Harbour opens"},
      {"a title of two lines that ends with an open word",
       "# Objection to application for\n\n# harbour dues\n\n# How",
       "Objection to application for harbour dues"},
      {"a title of two lines with a dash", "# Harbours Act\n\n# – Commencement\n\n# How",
       "Harbours Act – Commencement"},
      {"a list of dashes is none", "Highlights of the year\n\n- Lanterns\n\n- Piers",
       "Highlights of the year"},
      {"nor is one of a single item", "Minutes of the year\n\n- Present: Ms Lee", "Minutes of the year"},
      {"a title that ends with a preposition may be whole", "# What we stand for\n\n# Our values",
       "What we stand for"},
      {"in capitals it goes on", "# OBJECTION TO\n\n# HARBOUR DUES", "OBJECTION TO HARBOUR DUES"},
      {"what follows a note is nearer than a later heading",
       "# Embargoed\n\nHarbour dues from next year\n\nThey rise.\n\n# Contact",
       "Harbour dues from next year"},
      {"behind a label a line may be long",
       "Speech\n\nSpeech by Mr Tan Ah Kow, Minister for Harbours and Second Minister for Lighthouses, at the "
       "Annual "
       "Lantern Awards Ceremony and Dinner",
       "Speech: Speech by Mr Tan Ah Kow, Minister for Harbours and Second Minister for Lighthouses, at the "
       "Annual "
       "Lantern Awards Ceremony and Dinner"},
      {"a last word with a capital is a name", "# The road to And\n\n# How", "The road to And"},
      {"a date between the lines parts them", "# Meeting held at\n\n4 March 2022\n\n# Present",
       "Meeting held at"},
      {"a date with its weekday alone is passed over", "# Friday, 4 March 2022\n\n# Harbour opens",
       "Harbour opens"},
      {"a feast with its date is a title", "# Vesak Day, 15 May 2022\n\n# Programme",
       "Vesak Day, 15 May 2022"},
      {"three labels at most", "# Annex A\n\n# Annex B\n\n# Annex C\n\n# Annex D\n\n# Piers",
       "Annex A: Annex B: Annex C: Annex D"},
      {"Chinese running text is no line", "Annex A\n\n港口今天开放。", "Annex A"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    CHECK(fixture::resolve({"a.txt", "", row.text}).title == row.title);
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
