// SPDX-License-Identifier: GPL-2.0-or-later
// Is a word in capitals an acronym that is spelt like an ordinary word?
#include "search/acronym_words.h"

#include "schema/fields.h"
#include "search/document_frequency.h"
#include "search/posting_lists.h"
#include "store/stored_document.h"
#include "store/terms.h"
#include "support/ascii.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::search {
namespace {

/// So many documents tell how the others write a word; short ones are soon read.
constexpr std::size_t witnesses = 5;
constexpr std::size_t most_looked_over = 200;

/// Documents that have a stem, but not in capitals, the shortest of the first.
std::vector<DocumentNumber> witnesses_of(const store::Snapshot& snapshot, const std::string& stem,
                                         const std::string& capitals) {
  Bitmap others(snapshot.columns->last());
  add_postings(snapshot, stem, others);
  Bitmap written(snapshot.columns->last());
  add_postings(snapshot, capitals, written);
  others -= written;
  std::vector<DocumentNumber> numbers;
  for (DocumentNumber number = others.next(1); number != 0 && numbers.size() < most_looked_over;
       number = others.next(number + 1))
    numbers.push_back(number);
  const auto is_shorter = [&](DocumentNumber a, DocumentNumber b) {
    return snapshot.columns->length(a) < snapshot.columns->length(b);
  };
  std::stable_sort(numbers.begin(), numbers.end(), is_shorter);
  if (numbers.size() > witnesses) numbers.resize(witnesses);
  return numbers;
}

/// Whether two words are one, but for the number.
bool are_of_one_number(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (a.size() == b.size() || b.substr(a.size()) == "s");
}

/// Whether a form with the acronym's stem is an ordinary word: in small letters, or with another ending.
bool is_ordinary(const analyze::Token& form, std::string_view written, const analyze::Token& acronym) {
  return std::none_of(written.begin(), written.end(), support::is_upper) ||
         !are_of_one_number(form.exact, acronym.exact);
}

bool has_ordinary_word(const store::Snapshot& snapshot, DocumentNumber number,
                       const analyze::Token& acronym) {
  const auto stored =
      store::decode_document(snapshot.database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data());
  analyze::Analyzer analyzer;
  bool has = false;
  for (const Paragraph& paragraph : stored.paragraphs) {
    const std::string_view text = paragraph.text;
    analyzer.analyze(text, analyze::stem_language(paragraph.language), [&](const analyze::Token& token) {
      has = has || (token.stem == acronym.stem &&
                    is_ordinary(token, text.substr(token.begin, token.end - token.begin), acronym));
    });
    if (has) return true;
  }
  return false;
}

bool is_among_words(const store::Snapshot& snapshot, const analyze::Token& token) {
  if (!snapshot.synonyms->by_acronym.contains(token.capitals)) return false;
  const std::string capitals = store::prefixed_term(schema::capitals_prefix, token.capitals);
  const auto written = document_frequency(snapshot, capitals);
  if (written == 0 || 2 * written > document_frequency(snapshot, token.stem)) return false;
  const auto asked = witnesses_of(snapshot, token.stem, capitals);
  const auto ordinary = std::count_if(asked.begin(), asked.end(), [&](DocumentNumber number) {
    return has_ordinary_word(snapshot, number, token);
  });
  return 2 * static_cast<std::size_t>(ordinary) > asked.size();
}

}  // namespace

bool is_acronym_among_words(const store::Snapshot& snapshot, const analyze::Token& token) {
  const auto known = snapshot.acronyms_among_words.find(token.capitals);
  if (known != snapshot.acronyms_among_words.end()) return known->second;
  const bool is = is_among_words(snapshot, token);
  return snapshot.acronyms_among_words.emplace(token.capitals, is).first->second;
}

}  // namespace dossier::search
