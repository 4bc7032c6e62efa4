// SPDX-License-Identifier: GPL-2.0-or-later
// Which acronyms does a text explain, and what do they stand for?
#include "analyze/acronym_pairs.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace dossier;

namespace {

/// Pairs as `ACRONYM=words`, separated by `; `.
std::string mined(std::string_view text) {
  std::string out;
  for (const auto& pair : analyze::find_acronym_pairs(text))
    out += (out.empty() ? "" : "; ") + pair.acronym + "=" + pair.words;
  return out;
}

struct Row {
  std::string_view text;
  std::string_view pairs;
  std::string_view why;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.why);
    CHECK(mined(row.text) == row.pairs);
  }
}

}  // namespace

TEST_CASE("acronyms: what stands before an acronym in brackets is what it stands for") {
  check({
      {"under the Harbour Lights Act (HLA), which", "HLA=harbour lights act", "the plain case"},
      {"the Board of Lamp Keepers (BLK)", "BLK=board of lamp keepers", "small words may be passed over"},
      {"Ministry of Tides (MOT)", "MOT=ministry of tides", "and may give a letter"},
      {"the Ferry Safety Agency of Norland (FSA)", "FSA=ferry safety agency of norland",
       "so may one other word at the end, which belongs to the name"},
      {"a Harbour Board (HB) and a Tide Office (TO)", "HB=harbour board; TO=tide office", "several"},
      {"the Lamp Act (LA). The Lamp Act (LA)", "LA=lamp act", "each once"},
      {"Small Ferry Operators (SFOs)", "SFOs=small ferry operators",
       "the s of the plural stands for nothing"},
      {"Quay Messaging Services (QMSes)", "QMSes=quay messaging services", "nor does es"},
      {"Lights of Things (LoT)", "LoT=lights of things", "small letters"},
      {"Harbour Technology Agency (HarTech)", "HarTech=harbour technology agency",
       "a word that it passes over"},
      {"Harbour Technology (HarTech)", "HarTech=harbour technology", "beginnings of words"},
      {"over-the-quay (OTQ) delivery", "OTQ=over-the-quay", "parts of a compound are words"},
      {"Lamp & Rope (L&R)", "L&R=lamp & rope", "a sign within it"},
      {"the Lamp Board’s (LB’s) or the Rope Board (“RB”)", "RB=rope board", "quotation marks"},
      {"the Rope Board (hereafter RB, or the Board)", "RB=rope board", "what is said beside it"},
      {"the Xylophone Board (XB, or XyB)", "XB=xylophone board", "only the first"},
      {"Lighthouse Board (LHB)", "LHB=lighthouse board", "one letter within a word, of three"},
      {"Personal Effects Protection Board (P.E.P.B.)", "PEPB=personal effects protection board",
       "full stops"},
  });
}

TEST_CASE("acronyms: what stands in brackets behind an acronym") {
  check({
      {"the HLA (Harbour Lights Act) says", "HLA=harbour lights act", "the other way round"},
      {"HLA (the Harbour Lights Act)", "HLA=harbour lights act", "with an article"},
      {"HLA (see the Harbour Lights Act)", "", "a remark"},
      {"Act (Harbour Lights)", "", "no acronym"},
  });
}

TEST_CASE("acronyms: what only looks like one is none") {
  check({
      {"the act (harbour lights) and (b) and (2)", "", "no acronym in the brackets"},
      {"lamps were lit (US)", "", "letters that no word begins with"},
      {"a meeting. Harbour lights. Act (HLA)", "", "the end of a sentence is between them"},
      {"Harbour Lights Act of 1922 and of 1933 as amended (HLA)", "", "more than one word too many"},
      {"the HLA act (HLA)", "", "it does not explain itself"},
      {"Harbour Lights Act HLA)", "", "no opening bracket"},
      {"Harbour Lights Act (HLA", "", "no closing one"},
      {"Harbour Lights Act ((HLA))", "", "brackets in brackets: the name is not beside it"},
      {"Xenon (XE)", "", "one word is a spelling, no explanation"},
      {"港灯法 (HLA)", "", "another script"},
      {"", "", "nothing"},
      {"(", "", "a bracket alone"},
      {"(HLA)", "", "nothing before it"},
  });
}

TEST_CASE("acronyms: text made to be slow is not") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "aaaaaaaaaa ";
  for (int i = 0; i < 2'000; ++i) text += "a a a a a a a a aaaaaaaaaa a a a a (AAAAAAAAAA) ";
  CHECK(analyze::find_acronym_pairs(text).size() <= 2);
}

TEST_CASE("acronyms: a key is the same for all ways to write an acronym") {
  for (const auto* written : {"SFO", "SFOs", "SfO", "S.F.O.", "SFo"}) {
    CAPTURE(written);
    CHECK(analyze::acronym_key(written) == "SFO");
  }
  for (const auto* none : {"", "S", "Ss", "cat", "Cat", "quay", "harbour lights", "SFO-2", "ABCDEFGHIJKL",
                           "&A&", "Ünïon", "12", "5G"}) {
    CAPTURE(none);
    CHECK(analyze::acronym_key(none).empty());
  }
}
