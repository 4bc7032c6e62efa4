// SPDX-License-Identifier: GPL-2.0-or-later
// Are those who speak, answer, sign or act told from those who are merely named?
#include "fixture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

using Names = std::vector<std::string>;

struct Row {
  std::string reason;
  std::string id;
  std::string title;
  std::string text;
  Names ministers;
  Names mentioned;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    const DocumentRecord record = fixture::resolve({row.id, "title: \"" + row.title + "\"", row.text});
    CHECK(record.ministers == row.ministers);
    CHECK(record.mentioned == row.mentioned);
  }
}

const std::string speech = "speeches/2022-03-04-post-x.md";
const std::string press = "press-releases/2022-03-04-post-x.md";
const std::string old_press = "press-releases/2020-03-04-post-x.md";

}  // namespace

TEST_CASE("metadata: a speech belongs to those whom title or byline names as speaking") {
  check({
      {"rank and name", speech, "Speech by Minister Grace Teo at the Fair", "Hello.", {"Grace Teo"}, {}},
      {"an abbreviated rank",
       speech,
       "Speech by SMS Farid Salleh at the Fair",
       "Hello.",
       {"Farid Salleh"},
       {}},
      {"a name without a rank", speech, "Speech by Farid Salleh at the Fair", "Hello.", {"Farid Salleh"}, {}},
      {"honorific and office behind the name",
       speech,
       "Speech by Mrs Grace Teo, Minister for Communications and Information, at the Fair",
       "Hello.",
       {"Grace Teo"},
       {}},
      {"a possessive", speech, "Minister Grace Teo's Speech at the Fair", "Hello.", {"Grace Teo"}, {}},
      {"several people",
       speech,
       "Speech by Minister Grace Teo and SMS Farid Salleh at the Fair",
       "Hello.",
       {"Grace Teo", "Farid Salleh"},
       {}},
      {"a given name behind a rank",
       speech,
       "Speech by SMS Salleh at the Fair",
       "Hello.",
       {"Farid Salleh"},
       {}},
      {"a name in capitals",
       speech,
       "SPEECH BY MR JOHN TAN, MINISTER FOR ROADS, AT THE FAIR",
       "Hello.",
       {"John Tan"},
       {}},
      {"unknown to the files, found by rank and name",
       speech,
       "Speech by Minister Joan Khoo Mei Yi at the Fair",
       "Hello.",
       {"Joan Khoo Mei Yi"},
       {}},
      {"unknown, with an ambiguous abbreviation behind 'by'",
       speech,
       "Speech by MOS Jalil bin Omar at the Fair",
       "Hello.",
       {"Jalil bin Omar"},
       {}},
      {"letters behind the name",
       speech,
       "Speech by Mr Ed Wong SC, Second Minister for Law, at the Fair",
       "Hello.",
       {"Ed Wong"},
       {}},
      {"two offices and a name that no file knows",
       speech,
       "Speech by Dr Koh Bo Kun, Senior Minister of State for Roads and the Environment, at the Fair",
       "Hello.",
       {"Koh Bo Kun"},
       {}},
      {"the field between brackets",
       speech,
       "Speech by Minister (Health) Joan Khoo at the Fair",
       "Hello.",
       {"Joan Khoo"},
       {}},
      {"PS is a Parliamentary Secretary for a known one",
       speech,
       "Speech by PS Nora Aziz at the Fair",
       "Hello.",
       {"Nora Aziz"},
       {}},
      {"PS is a Permanent Secretary otherwise",
       speech,
       "Speech by PS Ivan Chew at the Fair",
       "Hello.",
       {},
       {}},
      {"a Permanent Secretary in words",
       speech,
       "Speech by Permanent Secretary Ivan Chew at the Fair",
       "Hello.",
       {},
       {}},
      {"who is greeted is mentioned",
       speech,
       "Speech by Minister Grace Teo at the Fair",
       "Senior Minister Teo Wei Han, SMS Farid Salleh, friends, good morning.",
       {"Grace Teo"},
       {"Teo Wei Han", "Farid Salleh"}},
      {"text messages are no Senior Ministers of State",
       speech,
       "Speech by Minister Grace Teo on SMS Scams",
       "SMS scams and the SMS Sender ID Registry matter. Every SMS Service Provider knows.",
       {"Grace Teo"},
       {}},
      {"a school is not the person that it is named after",
       speech,
       "Speech by Minister Grace Teo",
       "I studied at the Ho Kian Seng School of Public Policy and had a Ho Kian Seng Scholarship.",
       {"Grace Teo"},
       {}},
      {"but the person may be named too",
       speech,
       "Speech by Minister Grace Teo",
       "Mr Ho Kian Seng said so in 1965.",
       {"Grace Teo"},
       {"Ho Kian Seng"}},
      {"an office holder of another kind of office",
       speech,
       "Speech by Minister Grace Teo",
       "Our partner's Assistant Secretary Mr Tam Huy and President of the Society Mr Bo Lim are here.",
       {"Grace Teo"},
       {}},
      {"byline of name and office in two lines",
       speech,
       "Addendum to the Address",
       "Mrs Grace Teo\n\nMinister for Communications and Information\n\n1. We will work.",
       {"Grace Teo"},
       {}},
      {"turns of a transcript",
       "speeches/2022-03-04-x.md",
       "Transcript of the doorstop",
       "Reporter: Why?\n\nMinister Grace Teo: Because.",
       {"Grace Teo"},
       {}},
      {"an office alone, by date",
       speech,
       "Speech by the Minister for Communications and Information at the Fair",
       "Hello.",
       {"Grace Teo"},
       {}},
  });
}

TEST_CASE("metadata: a release belongs to those who sign, chair, launch, are quoted or act by office") {
  check({
      {"signature line of two countries",
       press,
       "Joint Statement by MCI and Japan",
       "Signatories: Mr. Kenji Mori, Minister for Internal Affairs and Communications of Japan, and Mrs. "
       "Grace Teo, "
       "Minister for Communications and Information of the Republic of Singapore.",
       {"Kenji Mori", "Grace Teo"},
       {}},
      {"two people of one verb",
       press,
       "Agreement signed",
       "Minister Grace Teo and Japan's Minister for Internal Affairs and Communications Kenji Mori signed it "
       "today.",
       {"Grace Teo", "Kenji Mori"},
       {}},
      {"passive",
       press,
       "Agreement signed",
       "It was signed by Mrs Grace Teo, Minister for Communications and Information.",
       {"Grace Teo"},
       {}},
      {"an aside before the verb",
       press,
       "Grant",
       "Dr Farid Salleh, who is also chairman of the committee, said, “Good.”",
       {"Farid Salleh"},
       {}},
      {"quoted in the next paragraph",
       press,
       "Grant",
       "Dr Farid Salleh said:\n\n“Good.”",
       {"Farid Salleh"},
       {}},
      {"an unnamed office is resolved by date",
       press,
       "Prohibition of a book",
       "The Minister for Communications and Information has gazetted the book.",
       {"Grace Teo"},
       {}},
      {"by another date",
       old_press,
       "Prohibition of a book",
       "The Minister for Communications and Information has gazetted the book.",
       {"Arun Velan"},
       {}},
      {"an office of another country is not ours",
       press,
       "Visit",
       "The Malaysian Minister for Health has visited us.",
       {},
       {}},
      {"an unknown minister of another country",
       old_press,
       "Visit",
       "It was opened by Brunei's Minister of Culture, Youth and Sports, Major General (Rtd) Dato Aminu "
       "Isan.",
       {"Aminu Isan"},
       {}},
      {"an earlier event's people are mentioned",
       press,
       "Agreement in force",
       "It was signed by Minister Grace Teo and Minister Arun Velan on 25 November 2021.",
       {},
       {"Grace Teo", "Arun Velan"}},
      {"on behalf of somebody",
       press,
       "Dialogue",
       "It was held with officials, on behalf of Prime Minister Hana Sato.",
       {},
       {"Hana Sato"}},
      {"a permanent secretary is not a minister",
       press,
       "Agreements signed",
       "The meeting was co-chaired by Permanent Secretary Ivan Chew and Mayor Chen Li.",
       {},
       {}},
      {"the title's person; counterparts are mentioned",
       press,
       "Minister Grace Teo visits Tokyo",
       "She met Prime Minister Hana Sato. The forum was chaired by Prime Minister Hana Sato.",
       {"Grace Teo"},
       {"Hana Sato"}},
      {"a release that only reports",
       press,
       "Postal Act amended",
       "The Act was amended in Parliament today.",
       {},
       {}},
  });
}

TEST_CASE("metadata: an office is resolved by the day, also on the days of a hand-over") {
  struct Day {
    std::string date;
    Names ministers;
    std::string reason;
  };
  const std::vector<Day> days{
      {"2018-04-30", {}, "the day before the first known holder"},
      {"2018-05-01", {"Arun Velan"}, "first day"},
      {"2021-05-14", {"Arun Velan"}, "last day of the one"},
      {"2021-05-15", {"Grace Teo"}, "first day of the other"},
      {"2024-07-01", {"Grace Teo"}, "an open tenure"},
      {"2021-05", {}, "a month is not a day, and two held it"},
  };
  for (const Day& day : days) {
    CAPTURE(day.reason);
    const DocumentRecord record = fixture::resolve(
        {"parliamentary-questions/x.md", "title: Reply to PQ on roads\ndate: " + day.date,
         "Mr Abel Ong: To ask the Minister for Communications and Information whether it is so."});
    CHECK(record.ministers == day.ministers);
    CHECK(record.offices == Names{"Minister for Communications and Information"});
  }
}

TEST_CASE("metadata: an office that nobody is known to have held stays an office") {
  const auto question = [](const std::string& office) {
    return fixture::resolve({"parliamentary-questions/2022-03-04-x.md", "title: Reply to PQ on roads",
                             "Mr Abel Ong: To ask the " + office + " whether it is so."});
  };
  for (const std::string office : {"Minister for Fisheries and Oceans", "Minister for Law"}) {
    CAPTURE(office);
    const DocumentRecord record = question(office);
    CHECK(record.ministers.empty());
    CHECK(record.offices == Names{office});
    CHECK(fixture::provenance_of(record, "offices").reason.find("nobody is known") != std::string::npos);
  }
}

TEST_CASE(
    "metadata: who answers a question is read from title, exchange, label, link and office, in this order") {
  const std::string id = "parliamentary-questions/2022-03-04-x.md";
  const std::string asked =
      "# QUESTION\n\n12. Mr Abel Ong: To ask the Minister for Communications and Information whether.\n\n";
  check({
      {"the office", id, "MCI's response to PQ on roads", asked + "Answer:\n\n1. Yes.", {"Grace Teo"}, {}},
      {"the exchange shows who answered",
       id,
       "MCI's response to PQ on roads",
       asked + "Answer:\n\n1. Yes.\n\nMr Abel Ong: And then?\n\nDr Farid Salleh: No.",
       {"Farid Salleh"},
       {}},
      {"the title",
       id,
       "Oral reply by SMS Farid Salleh to PQ on roads",
       asked + "Answer:\n\n1. Yes.",
       {"Farid Salleh"},
       {}},
      {"the line above the answer",
       id,
       "Reply to PQ on roads",
       asked + "Reply by Minister of State Joan Khoo:\n\n1. Yes.",
       {"Joan Khoo"},
       {}},
      {"put to another office, answered by the ministry that publishes it",
       id,
       "MCI's response to PQ on roads",
       "Mr Abel Ong: To ask the Prime Minister whether.\n\nAnswer:\n\n1. Yes.",
       {"Grace Teo"},
       {}},
      {"a member who is known from a later office is not the answerer",
       "parliamentary-questions/2019-03-04-x.md",
       "MCI's response to PQ on roads",
       "Ms Nora Aziz: To ask the Minister for Communications and Information whether.\n\nAnswer:\n\n1. Yes.",
       {"Arun Velan"},
       {}},
  });
  RawMetadata raw = fixture::raw_of({id, "title: MCI's response to the motion on roads", "I thank Mr. Ong."});
  raw.raw.links = {"/files/response_by_dr%20farid%20salleh_to%20the%20motion.pdf"};
  CHECK(fixture::resolver().resolve(raw).ministers == Names{"Farid Salleh"});
}

TEST_CASE("metadata: what record or front matter says about ministers stands") {
  RawMetadata raw = fixture::raw_of({speech, "title: Speech by SMS Farid Salleh", "Hello."});
  raw.given.ministers = {"Mori Kenji", "Somebody Else"};
  const DocumentRecord record = fixture::resolver().resolve(raw);
  CHECK(record.ministers == Names{"Kenji Mori", "Somebody Else"});
  CHECK(record.mentioned == Names{"Farid Salleh"});
  CHECK(fixture::resolve({speech, "title: T\nminister: Grace Teo", "T."}).ministers == Names{"Grace Teo"});
}

TEST_CASE("metadata: people whom no file knows are marked so") {
  const auto record = fixture::resolve({speech, "title: Speech by Minister Joan Khoo at the Fair", "Hello."});
  CHECK(fixture::provenance_of(record, "ministers").reason.find("not in the authority files") !=
        std::string::npos);
}

TEST_CASE("metadata: without any authority file rank and name are still found") {
  const Resolver resolver({}, fixture::taxonomy());
  RawMetadata raw = fixture::raw_of({speech, "title: Speech by Minister Joan Khoo at the Fair", "Hello."});
  CHECK(resolver.resolve(raw).ministers == Names{"Joan Khoo"});
}
