// SPDX-License-Identifier: GPL-2.0-or-later
// Is a document's own date told from the other dates in it?
#include "fixture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

TEST_CASE("metadata: the date is the document's own, and the others are kept as not taken") {
  struct Row {
    std::string reason;
    std::string id;
    std::string front_matter;
    std::string text;
    std::string date;
    std::string source;
    std::string other;  ///< a date that must be kept as not taken; empty: none
  };
  const std::string pq = "parliamentary-questions/2019-06-14-post-x.md";
  const std::string press = "press-releases/2021-11-25-post-x.md";
  const std::string speech = "speeches/2022-10-11-post-x.md";
  const std::vector<Row> rows{
      {"front matter and file name agree", press, "date: 2021-11-25", "Text.", "2021-11-25", "front-matter",
       ""},
      {"only a file name", press, "", "Text.", "2021-11-25", "file-name", ""},
      {"a sitting line beats the file's date by five months", pq, "date: 2019-06-14",
       "# Parliament Sitting on 14 January 2019\n\nQUESTION\n\nMr Abel Ong: To ask the Minister for Law "
       "whether.",
       "2019-01-14", "text", "2019-06-14"},
      {"sitting line in lower case", pq, "date: 2019-06-14", "Parliament sitting on 1 April 2019",
       "2019-04-01", "text", ""},
      {"sitting date as a table cell", pq, "", "Sitting Date: | 15-03-1983", "1983-03-15", "text",
       "2019-06-14"},
      {"a sitting that is yet to come is not the document's", pq, "date: 2019-06-14",
       "This also covers the question filed by Mr Ong for a sitting on or after 9 July 2019.", "2019-06-14",
       "front-matter", ""},
      {"a sitting told of in the answer is another one", pq, "date: 2019-06-14",
       "During the Parliament Sitting of 6 February 2019, I told this House about the review of services "
       "that "
       "we had begun with the agencies, and I gave the figures for every year since the programme was set "
       "up.",
       "2019-06-14", "front-matter", ""},
      {"a dateline shows that the year in file and front matter is wrong", press, "date: 2021-11-25",
       "SINGAPORE, 25 November 2022 – Eight agreements were signed today.", "2022-11-25", "text",
       "2021-11-25"},
      {"dateline in capitals", press, "date: 2024-05-16", "SINGAPORE, 15 MAY 2024 – The centre was launched.",
       "2024-05-15", "text", ""},
      {"a date that begins a long paragraph counts where there is no other", "note.txt", "",
       "26 November 2021 – Eight agreements were signed today by the ports of four countries, which will "
       "share their lanterns, pilots and tide tables from next year on.",
       "2021-11-26", "text", ""},
      {"not against the publisher", press, "date: 2021-11-25",
       "26 November 2021 – Eight agreements were signed today by the ports of four countries, which will "
       "share their lanterns, pilots and tide tables from next year on.",
       "2021-11-25", "front-matter", "2021-11-26"},
      {"not as an entry of a chronology", "note.txt", "",
       "26 November 2021 – Eight agreements were signed today by the ports of four countries, which will "
       "share their lanterns, pilots and tide tables from next year on.\n\n27 November 2021 – Eight "
       "agreements were signed today by the ports of four countries, which will share their lanterns, pilots "
       "and tide tables from next year on.",
       "", "", ""},
      {"not as a period of days", "note.txt", "",
       "24 to 26 November 2021 – Eight agreements were signed today by the ports of four countries, which "
       "will share their lanterns, pilots and tide tables from next year on.",
       "", "", ""},
      {"not far below", "note.txt", "",
       "A.\n\nB.\n\nC.\n\nD.\n\n26 November 2021 – Eight agreements were signed today by the ports of four "
       "countries, which will share their lanterns, pilots and tide tables from next year on.",
       "", "", ""},
      {"the day of a release is not that of the event in its title", "note.txt", "",
       "# Annex A\n\n# Festival to be held on 10 May 2024\n\n4 March 2024\n\nIt will be held.", "2024-03-04",
       "text", "2024-05-10"},
      {"not in a short one", "note.txt", "", "26 November 2021 – The ports signed them.", "", "", ""},
      {"not as the beginning of a period", "note.txt", "",
       "26 November 2021 – present: Eight agreements were signed today by the ports of four countries, which "
       "will share their lanterns, pilots and tide tables from next year on.",
       "", "", ""},
      {"a sentence that begins with a date is no dateline", press, "date: 2021-11-25",
       "On 3 March 2020 – a year before – the Bill was read.", "2021-11-25", "front-matter", ""},
      {"effective date", press, "date: 2021-11-25", "The new rules take effect from 1 February 2022.",
       "2021-11-25", "front-matter", ""},
      {"a release filed before its event keeps its own date", press, "date: 2021-11-25",
       "Ms Tan will visit Lima from 3 to 5 December 2021.", "2021-11-25", "front-matter", ""},
      {"closing date on top of a notice that is kept up to date", "public-consultation/2020-05-14-post-x.md",
       "date: 2020-05-14", "28 May 2020\n\nThis consultation is closed.\n\n14 May 2020\n\nWe invite views.",
       "2020-05-14", "front-matter", "2020-05-28"},
      {"a speech with its day alone in a line", speech, "date: 2022-10-11",
       "Monday, 10 October 2022\n\nGood morning.", "2022-10-10", "text", "2022-10-11"},
      {"a speech whose title ends with its day", speech,
       "title: Speech by A at the fair on 10 October 2022\ndate: 2022-10-11", "Good morning.", "2022-10-10",
       "title", "2022-10-11"},
      {"the date in a release's title may be that of an effect", press,
       "title: Safety Act takes effect on 1 February 2022\ndate: 2021-11-25", "Text.", "2021-11-25",
       "front-matter", ""},
      {"a period in the title", press,
       "title: Minister to visit Rome from 5 to 6 August 2021\ndate: 2021-08-04", "Text.", "2021-08-04",
       "front-matter", ""},
      {"a joint statement with nothing but the date of an earlier memorandum has no date", "statement.txt",
       "",
       "The ministries refer to the Memorandum of Cooperation signed on 2nd July 2021 and decided to go on.",
       "", "", ""},
      {"a title line on top of a plain text", "talk.txt", "",
       "Speech by Ms Ann Lee at the fair on 16 May 2023\n\nHello.", "2023-05-16", "title", ""},
      {"a labelled date", "note.txt", "",
       "Media note\n\nDate of issue: 3 March 2020\n\nThe fee rises on 1 May 2020.", "2020-03-03", "text", ""},
      {"where a gazette says when it was published", "act.txt", "",
       "LIGHTHOUSES ACT\n\nFirst published in the Harbour Gazette, Electronic Edition, on 19th September "
       "2008 at 5:00 "
       "pm.\n\nThe Act was passed on 26th August 2008.",
       "2008-09-19", "text", ""},
      {"a letter with its date at the end", "letter.txt", "",
       "To whom it may concern.\n\nWe agree.\n\n13 July 2022", "2022-07-13", "text", ""},
      {"a partial date in front matter", "a.md", "date: 2022-07", "Text.", "2022-07", "front-matter", ""},
      {"a date with a time", "a.md", "date: 2022-07-13 10:00:00 +0800", "Text.", "2022-07-13", "front-matter",
       ""},
      {"a date in words in front matter", "a.md", "date: 13 July 2022", "Text.", "2022-07-13", "front-matter",
       ""},
      {"eight digits in a file's name", "notice_20220713_final.txt", "", "Text.", "2022-07-13", "file-name",
       ""},
      {"eight digits that are no day", "notice_20221399.txt", "", "Text.", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    const DocumentRecord record = fixture::resolve({row.id, row.front_matter, row.text});
    CHECK(record.date == row.date);
    const Provenance provenance = fixture::provenance_of(record, "date");
    CHECK(provenance.source == row.source);
    const auto& all = record.provenance;
    CHECK((row.other.empty() || std::any_of(all.begin(), all.end(), [&](const Provenance& entry) {
             return entry.is_rejected && entry.value == row.other;
           })));
  }
}

TEST_CASE("metadata: a given date stands, and a record's id is no file name") {
  RawMetadata raw = fixture::raw_of({"2020-01-01-a.md", "", "SINGAPORE, 25 November 2022 - News."});
  raw.id_is_path = false;
  raw.given.date = "2023-02";
  const DocumentRecord record = fixture::resolver().resolve(raw);
  CHECK(record.date == "2023-02");
  CHECK(fixture::provenance_of(record, "date").source == "record");
  RawMetadata without = fixture::raw_of({"2020-01-01-a.md", "", "News."});
  without.id_is_path = false;
  CHECK(fixture::resolver().resolve(without).date.empty());
}

TEST_CASE("metadata: a given date that is none is kept as not taken, and others are looked for") {
  RawMetadata raw = fixture::raw_of({"a", "", "SINGAPORE, 25 November 2022 - News."});
  raw.id_is_path = false;
  raw.given.date = "2023-99";
  const DocumentRecord record = fixture::resolver().resolve(raw);
  CHECK(record.date == "2022-11-25");
  const auto& all = record.provenance;
  CHECK(std::any_of(all.begin(), all.end(), [](const Provenance& entry) {
    return entry.is_rejected && entry.field == "date" && entry.value == "2023-99" && entry.source == "record";
  }));
}

TEST_CASE("metadata: a page's published time is the publisher's date") {
  RawMetadata raw = fixture::raw_of({"page.html", "", "News of 1 May 2020."});
  raw.raw.properties = {{"article:published_time", "2022-07-13T08:00:00+08:00"}};
  CHECK(fixture::resolver().resolve(raw).date == "2022-07-13");
}
