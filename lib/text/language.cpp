// SPDX-License-Identifier: GPL-2.0-or-later
// Which language is this text in?
#include "text/language.h"

#include "text/unicode.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <algorithm>
#include <array>

namespace dossier::text {
namespace {

/// More text than this does not change the verdict.
constexpr std::size_t looked_at_bytes = std::size_t{16} << 10;
/// Fewer letters than this do not tell a language; a letter of a CJK script counts double.
constexpr std::size_t minimum_letters = 20;
/// Names and headings of fewer letters are taken for Danish or Tagalog: only the common languages are
/// believed.
constexpr std::size_t letters_for_rare_languages = 60;

/// Letters by script, as far as the script tells the language.
struct ScriptCounts {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t tamil = 0;
  std::size_t others = 0;

  [[nodiscard]] std::size_t cjk() const { return han + kana + hangul; }
  [[nodiscard]] std::size_t weight() const { return 2 * cjk() + tamil + others; }
};

void count_letter(ScriptCounts& counts, UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(letter, &status)) {
    case USCRIPT_HAN:
      ++counts.han;
      break;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      ++counts.kana;
      break;
    case USCRIPT_HANGUL:
      ++counts.hangul;
      break;
    case USCRIPT_TAMIL:
      ++counts.tamil;
      break;
    default:
      ++counts.others;
  }
}

ScriptCounts count_scripts(std::string_view utf8) {
  ScriptCounts counts;
  for (std::size_t index = 0; index < utf8.size();) {
    if (const auto byte = static_cast<unsigned char>(utf8[index]); byte < 0x80) {
      counts.others += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1U : 0U;
      ++index;
      continue;
    }
    const auto code_point = static_cast<UChar32>(next_code_point(utf8, index));
    if (u_isalpha(code_point)) count_letter(counts, code_point);
  }
  return counts;
}

/// The language of a text that is mostly written in a script of one language. A letter of a CJK script says
/// as much as three of an alphabet.
std::string_view language_of_scripts(const ScriptCounts& counts) {
  if (counts.tamil > counts.others && counts.tamil > 3 * counts.cjk()) return "ta";
  if (3 * counts.cjk() <= counts.others + counts.tamil) return {};
  if (counts.hangul > counts.han + counts.kana) return "ko";
  return counts.kana * 10 > counts.cjk() ? "ja" : "zh";
}

/// CLD2's code as BCP 47 of this system. Malay and Indonesian are not told apart: one stemmer serves both.
std::string to_bcp47(CLD2::Language language) {
  const std::string code = CLD2::LanguageCode(language);
  if (code == "id" || code == "ms") return "ms";
  if (code == "iw") return "he";
  return code.substr(0, 2) == "zh" ? "zh" : code;
}

/// Whether a text is full of words that only English uses so often: spares most paragraphs the detector,
/// which takes longer than cutting them into terms.
bool is_plainly_english(std::string_view utf8) {
  constexpr std::array<std::string_view, 14> telling{"the",  "of",   "to",  "and", "that", "this", "for",
                                                     "with", "will", "has", "are", "have", "from", "been"};
  constexpr std::size_t shortest = 2;
  constexpr std::size_t longest = 4;
  constexpr std::size_t least_telling = 3;
  std::size_t words = 0;
  std::size_t told = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t end = at;
    while (end < utf8.size() && utf8[end] != ' ') ++end;
    const std::string_view word = utf8.substr(at, end - at);
    ++words;
    if (word.size() >= shortest && word.size() <= longest)
      told += std::find(telling.begin(), telling.end(), word) != telling.end() ? 1U : 0U;
    at = end + 1;
  }
  return told >= least_telling && told * 6 >= words;
}

std::string detect_by_words(std::string_view utf8) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool is_reliable = false;
  CLD2::DetectLanguageSummary(utf8.data(), static_cast<int>(utf8.size()), true, languages.data(),
                              percents.data(), &text_bytes, &is_reliable);
  if (!is_reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return to_bcp47(languages[0]);
}

/// The first bytes of a text, cut between code points.
std::string_view head_of(std::string_view utf8) {
  if (utf8.size() <= looked_at_bytes) return utf8;
  std::size_t end = looked_at_bytes;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;
  return utf8.substr(0, end);
}

}  // namespace

std::string detect_language(std::string_view utf8) {
  const std::string_view head = head_of(utf8);
  if (is_ascii(head) && is_plainly_english(head)) return "en";
  const std::string valid = to_valid_utf8(head);
  const ScriptCounts counts = count_scripts(valid);
  if (counts.weight() < minimum_letters) return {};
  if (const std::string_view language = language_of_scripts(counts); !language.empty())
    return std::string(language);
  if (counts.cjk() + counts.tamil == 0 && is_plainly_english(valid)) return "en";
  std::string language = detect_by_words(valid);
  const bool is_common = language == "en" || language == "ms";
  return is_common || counts.weight() >= letters_for_rare_languages ? language : std::string();
}

}  // namespace dossier::text
