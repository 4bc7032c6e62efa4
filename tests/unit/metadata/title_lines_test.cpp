// SPDX-License-Identifier: GPL-2.0-or-later
// Does the taxonomy that ships tell notes and labels from titles?
#include "metadata/title_lines.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

const TitleLines& shipped() {
  static const TitleLines lines(load_taxonomy(DOSSIER_TAXONOMY));
  return lines;
}

void check(const std::vector<std::string>& lines, bool are_notes, bool are_labels) {
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(shipped().is_note(line) == are_notes);
    CHECK(shipped().is_label(line) == are_labels);
  }
}

}  // namespace

TEST_CASE("title lines: notes on a paper") {
  check(
      {"Checked against delivery", "(Check against delivery)", "*** CHECK AGAINST DELIVERY ***",
       "Please check against delivery", "EMBARGOED UNTIL 3PM", "Embargo: 4 March 2022, noon", "Under embargo",
       "FOR IMMEDIATE RELEASE", "FOR IMMEDIATE RELEASE: 4 March 2022", "NOT FOR RELEASE BEFORE 3PM",
       "OFFICIAL (OPEN)", "RESTRICTED UNTIL 3PM", "Confidential", "DRAFT", "Page 1 of 12", "Column: 817"},
      true, false);
}

TEST_CASE("title lines: kinds and parts of a paper") {
  check({"PRESS RELEASE",
         "[PRESS RELEASE]",
         "Press Release:",
         "Annex A：",
         "Annex A.",
         "MEDIA RELEASE No. 12/2022",
         "JOINT MEDIA STATEMENT",
         "MEDIA FACTSHEET",
         "Fact Sheet",
         "Speech",
         "ANNEX",
         "Annex A",
         "ANNEX A:",
         "Annex A –",
         "ANNEX (A)",
         "Annex “A”",
         "Annex 1.2",
         "Annex IV",
         "Appendix – B",
         "Form A1",
         "FORM 12-B",
         "Form 12B",
         "FIRST SCHEDULE",
         "Schedule 2",
         "Part III",
         "Chapter 4"},
        false, true);
}

TEST_CASE("title lines: titles are neither") {
  check({"Embargo on sand exports lifted",
         "Draft Harbour Bill",
         "Final report on piers",
         "Official opening of the pier",
         "Restricted waters around the pier",
         "Confidential votes in committees",
         "Format",
         "Formal dinner",
         "Former members",
         "Parties",
         "Partner",
         "Scheduled flights",
         "Schedule of dues",
         "Part of the harbour",
         "Forming",
         "Annex to the Act",
         "FOR IMMEDIATE RELEASE: New pier opens",
         "Embargo by Lima on exports of terns",
         "Not for release of terns",
         "FOR IMMEDIATE RELEASE: New pier opens",
         "Embargo by Lima on exports of terns",
         "Not for release of terns",
         "Speech by Ms Lee",
         "Press release on piers",
         "Notice to mariners",
         "Page turners",
         "附件的说明"},
        false, false);
}
