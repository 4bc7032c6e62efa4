// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms does a text consist of? Documents and queries are cut by this one class.
#include "analyze/analyzer.h"

#include "support/ascii.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>

namespace dossier::analyze {
namespace {

using text::Word;
using text::WordKind;

/// Compounds of more parts are enumerations, not words that anybody writes together.
constexpr std::size_t max_compound_parts = 4;

/// Cuts a term to the longest allowed, at a code point.
void limit(std::string& term) {
  if (term.size() <= max_term_bytes) return;
  std::size_t end = max_term_bytes;
  while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0U) == 0x80U) --end;
  term.resize(end);
}

void fold_ascii(std::string_view word, std::string& out) {
  out.assign(word);
  for (char& c : out) c = support::to_lower(c);
}

/// The folded form of a word: no full stops in acronyms, no commas in numbers, no possessive.
void fold_word(std::string_view utf8, const Word& word, std::string& out) {
  const auto raw = utf8.substr(word.begin, word.end - word.begin);
  if (word.is_ascii) {
    fold_ascii(raw, out);
  } else {
    out = text::fold(raw);
  }
  if (word.kind == WordKind::acronym) std::erase(out, '.');
  if (word.kind == WordKind::number || word.kind == WordKind::money) std::erase(out, ',');
  if (word.kind == WordKind::word && out.size() > 2 && out.ends_with("'s")) out.resize(out.size() - 2);
  limit(out);
}

bool is_long_number(std::string_view text) {
  constexpr std::size_t fewest_digits = 7;
  return text.size() >= fewest_digits && std::all_of(text.begin(), text.end(), support::is_digit);
}

/// "SIT" of "SIT's".
std::string_view without_possessive(std::string_view written) {
  for (const std::string_view ending : {"'s", "\u2019s", "\u2018s", "'S", "\u2019S"})
    if (written.ends_with(ending)) return written.substr(0, written.size() - ending.size());
  return written;
}

bool is_in_capitals(std::string_view written) {
  return written.size() > 1 && std::all_of(written.begin(), written.end(), support::is_upper);
}

/// "SMEs".
bool is_plural_of_acronym(std::string_view written) {
  constexpr std::size_t shortest = 3;
  return written.size() >= shortest && written.back() == 's' &&
         std::all_of(written.begin(), written.end() - 1, support::is_upper);
}

}  // namespace

void Analyzer::analyze(std::string_view utf8, StemLanguage language,
                       const std::function<void(const Token&)>& visit) {
  text::WordBreaker breaker(utf8);
  Word word;
  token_.position = 0;
  compound_parts_ = 0;
  while (breaker.next(word)) {
    if (word.kind == WordKind::unspaced) {
      cut_unspaced(utf8.substr(0, word.end), word.begin, visit);
      continue;
    }
    ++token_.position;
    token_.begin = word.begin;
    token_.end = word.end;
    fill_forms(utf8, word, language);
    fill_compound(word, language);
    if (!token_.stem.empty()) visit(token_);
  }
}

void Analyzer::fill_forms(std::string_view utf8, const Word& word, StemLanguage language) {
  fold_word(utf8, word, token_.exact);
  token_.is_unspaced = false;
  token_.is_word = word.kind == WordKind::word || word.kind == WordKind::acronym;
  token_.is_exact_only = word.kind == WordKind::money;
  token_.is_hyphenated = word.is_hyphenated;
  token_.capitals.clear();
  const auto written = utf8.substr(word.begin, word.end - word.begin);
  const auto acronym = without_possessive(written);
  if ((word.is_all_capitals && word.kind != WordKind::symbol) || is_plural_of_acronym(written) ||
      is_in_capitals(acronym)) {
    token_.capitals = acronym;
    if (word.kind == WordKind::acronym) std::erase(token_.capitals, '.');
    limit(token_.capitals);
  }
  if (word.kind == WordKind::money) {
    // The amount is findable without its currency; the exact form has both.
    token_.stem =
        token_.exact.substr(std::min(token_.exact.find_first_of("0123456789"), token_.exact.size()));
  } else if (token_.is_word) {
    token_.stem = stemmer_.stem(token_.exact, language);
  } else {
    token_.stem = token_.exact;
  }
}

void Analyzer::fill_compound(const Word& word, StemLanguage language) {
  token_.joined.clear();
  if (!word.is_hyphenated) {
    compound_ = token_.exact;
    compound_parts_ = 1;
    compound_has_word_ = token_.is_word;
    return;
  }
  compound_ += token_.exact;
  ++compound_parts_;
  compound_has_word_ = compound_has_word_ || token_.is_word;
  // Few digits are a range: "5-7" is not 57. Many are mostly a telephone's, which is written together too.
  if (!compound_has_word_ && !is_long_number(compound_)) return;
  if (compound_parts_ > max_compound_parts || compound_.size() > max_term_bytes) return;
  token_.joined = stemmer_.stem(compound_, language);
}

void Analyzer::cut_unspaced(std::string_view utf8, std::size_t begin,
                            const std::function<void(const Token&)>& visit) {
  token_.capitals.clear();
  token_.joined.clear();
  token_.is_word = false;
  token_.is_unspaced = true;
  token_.is_hyphenated = false;
  token_.is_exact_only = false;
  compound_parts_ = 0;
  std::size_t second = begin;
  (void)text::next_code_point(utf8, second);
  const bool is_single = second >= utf8.size();
  for (std::size_t first = begin; is_single ? first == begin : second < utf8.size();) {
    std::size_t end = second;
    if (!is_single) (void)text::next_code_point(utf8, end);
    ++token_.position;
    token_.begin = first;
    token_.end = end;
    token_.exact = text::fold(utf8.substr(first, end - first));
    token_.stem = token_.exact;
    visit(token_);
    first = second;
    second = end;
  }
}

}  // namespace dossier::analyze
