// SPDX-License-Identifier: GPL-2.0-or-later
// Is the language of a passage told, and left open where it cannot be?
#include "text/language.h"

#include <doctest/doctest.h>

#include <string>

using dossier::text::detect_language;

namespace {

struct Row {
  std::string why;
  std::string text;
  std::string language;
};

}  // namespace

TEST_CASE("language: scripts decide first, then words") {
  const Row rows[] = {
      {"English", "The Ministry will review the scheme and report to Parliament next year.", "en"},
      {"English with Chinese names stays English",
       "We thank Mr Lim (林先生) and Ms Chen (陈女士) for the exhibition that they built with the community.",
       "en"},
      {"Chinese in simplified characters", "政府将继续与业界合作，推动数字经济的发展。", "zh"},
      {"Chinese in traditional characters", "政府將繼續與業界合作，推動數位經濟的發展。", "zh"},
      {"Chinese with English abbreviations", "我们将通过 AI 和 5G 技术支持中小企业数码化转型，提升竞争力。",
       "zh"},
      {"Han with kana is Japanese", "政府は情報通信の分野における協力を推進します。", "ja"},
      {"Hangul", "정부는 디지털 경제의 발전을 위해 계속 협력할 것입니다.", "ko"},
      {"Tamil", "அரசாங்கம் மின்னிலக்கப் பொருளியலைத் தொடர்ந்து மேம்படுத்தும்.", "ta"},
      {"Malay",
       "Kerajaan akan terus bekerjasama dengan rakyat untuk membina masyarakat digital yang selamat.", "ms"},
      {"Indonesian is reported as Malay",
       "Pemerintah akan terus bekerja sama dengan masyarakat untuk membangun ekonomi digital yang aman bagi "
       "semua.",
       "ms"},
      {"French", "Le gouvernement continuera de soutenir les entreprises dans leur transition numérique.",
       "fr"},
      {"too short", "Thank you.", ""},
      {"too short for a rare language", "Eunice Olander, Founder, Olander Media", ""},
      {"too short in Chinese", "新加坡", ""},
      {"no letters", "1,234,567.89 (2023) - 45 %", ""},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(detect_language(row.text) == row.language);
  }
}

TEST_CASE("language: ill-formed and very long text is no danger") {
  CHECK(detect_language("\xFF\xFE\x80 broken") == "");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "The committee accepted the report. ";
  CHECK(detect_language(text) == "en");
}
