// SPDX-License-Identifier: GPL-2.0-or-later
// Which languages is the document written in?
#include "metadata/reading.h"
#include "support/ascii.h"
#include "text/language.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::metadata {
namespace {

/// Letters that make a passage; names and greetings are shorter.
constexpr std::size_t passage_letters = 40;
/// A language that shares its script with the document's main one needs more: short passages full of names
/// are told apart badly.
constexpr std::size_t minor_passage_letters = 90;

struct Letters {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t all = 0;
};

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}
bool is_kana(char32_t c) {
  return c >= 0x3041 && c <= 0x30FF;
}

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t index = 0; index < text.size();) {
    if (static_cast<unsigned char>(text[index]) < 0x80) {
      letters.all += support::is_letter(text[index++]) ? 1U : 0U;
      continue;
    }
    const char32_t c = text::next_code_point(text, index);
    letters.han += is_han(c) ? 1U : 0U;
    letters.kana += is_kana(c) ? 1U : 0U;
    letters.all += c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) ? 1U : 0U;
  }
  return letters;
}

using Counts = std::map<std::string, std::size_t>;

void count_paragraph(const Paragraph& paragraph, Counts& counts, Counts& longest) {
  const Letters letters = count_letters(paragraph.text);
  const auto add = [&](const std::string& language, std::size_t count) {
    counts[language] += count;
    longest[language] = std::max(longest[language], count);
  };
  const bool has_chinese = letters.han >= passage_letters && letters.kana == 0 &&
                           paragraph.language != "ja" && paragraph.language != "ko";
  // a quotation of forty characters in an English paragraph is a passage too
  if (has_chinese && paragraph.language != "zh") add("zh", letters.han);
  if (!paragraph.language.empty()) add(paragraph.language, letters.all);
}

bool has_own_script(const std::string& language) {
  return language == "zh" || language == "ja" || language == "ko" || language == "ta";
}

std::vector<std::pair<std::size_t, std::string>> passages(const Counts& counts, const Counts& longest) {
  std::size_t most = 0;
  for (const auto& [language, count] : counts) {
    if (!has_own_script(language)) most = std::max(most, count);
  }
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& [language, count] : counts) {
    const bool is_minor = count < most && !has_own_script(language);
    if (longest.at(language) >= (is_minor ? minor_passage_letters : passage_letters)) {
      found.emplace_back(count, language);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return found;
}

std::string main_language(const Counts& counts) {
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

/// `zh-Hans` is `zh`: fields and analysis know languages by their primary subtag.
std::string primary_subtag(std::string_view code) {
  return text::ascii_lower(code.substr(0, code.find_first_of("-_")));
}

/// In a Japanese text a passage without kana is Japanese as well.
void join_chinese_to_japanese(Reading& reading, Counts& counts, Counts& longest) {
  if (!counts.contains("ja") || !counts.contains("zh") || counts["ja"] < counts["zh"]) return;
  for (Paragraph& paragraph : reading.raw.raw.paragraphs) {
    if (paragraph.language == "zh") paragraph.language = "ja";
  }
  counts["ja"] += counts["zh"];
  counts.erase("zh");
  longest.erase("zh");
}

void add_given(Reading& reading, const std::string& given) {
  if (!given.empty()) {
    reading.add(reading.record.languages, "language", given, reading.raw.given_provenance);
  }
}

}  // namespace

void resolve_languages(Reading& reading) {
  Counts counts;
  Counts longest;
  const std::string given = primary_subtag(reading.raw.given.language);
  for (Paragraph& paragraph : reading.raw.raw.paragraphs) {
    paragraph.language = text::detect_language(paragraph.text);
    if (paragraph.language.empty()) paragraph.language = given;
    count_paragraph(paragraph, counts, longest);
  }
  join_chinese_to_japanese(reading, counts, longest);
  auto& languages = reading.record.languages;
  add_given(reading, given);
  for (const auto& [count, language] : passages(counts, longest)) {
    reading.add(languages, "language", language, "text");
  }
  if (!languages.empty()) return;
  reading.add(languages, "language", main_language(counts), "text", "no passage is long enough to be sure");
  if (languages.empty()) {
    reading.add(languages, "language", primary_subtag(reading.raw.raw.declared_language), "text",
                "declared by the page");
  }
}

}  // namespace dossier::metadata
