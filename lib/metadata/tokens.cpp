// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a passage consist of, and what stands between them?
#include "metadata/tokens.h"

#include "support/ascii.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::metadata {
namespace {

using support::is_digit;
using support::is_upper;

/// Latin capitals beyond ASCII by the layout of their blocks; other scripts have no case that matters here.
bool is_latin_capital(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x100 && c <= 0x177) return c % 2 == 0;
  return c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D || (c >= 0x1E00 && c <= 0x1EFF && c % 2 == 0);
}

bool starts_with_capital(std::string_view word) {
  if (is_upper(word.front())) return true;
  if (static_cast<unsigned char>(word.front()) < 0x80) return false;
  std::size_t index = 0;
  return is_latin_capital(text::next_code_point(word, index));
}

/// Bytes of a possessive ending, `'s` or typographic; 0 when there is none.
std::size_t possessive_bytes(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s", "‘s", "'S", "’S"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) return ending.size();
  }
  return 0;
}

Gap kind_of_mark(std::string_view between, std::size_t index, bool after_space) {
  const char c = between[index];
  if (c == '-') return between.size() == 1 ? '-' : '~';
  if (static_cast<unsigned char>(c) < 0x80) return c;
  std::size_t next = index;
  switch (text::next_code_point(between, next)) {
    case 0x2010:
    case 0x2011:
      return between.size() == 3 ? '-' : '~';
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return '~';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2018:
    case 0x2019:
      return after_space ? '"' : '\'';
    case 0xA0:
    case 0x3000:
      return ' ';
    case 0xFF0C:
    case 0x3001:
      return ',';
    case 0xFF1A:
      return ':';
    case 0x3002:
      return '.';
    default:
      return '*';
  }
}

Gap gap_of(std::string_view between) {
  for (std::size_t index = 0; index < between.size();) {
    const std::size_t here = index;
    static_cast<void>(text::next_code_point(between, index));
    if (between[here] == ' ' || between[here] == '\n' || between[here] == '\t') continue;
    const Gap mark = kind_of_mark(between, here, here > 0);
    if (mark != ' ') return mark;
  }
  return ' ';
}

/// "U.S" and "U.S." are one word.
std::string folded(std::string_view word, bool is_ascii) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return is_ascii ? text::ascii_lower(word) : text::fold(word);
}

class TokenReader {
 public:
  TokenReader(Passage& passage, const Vocabulary& vocabulary) : passage_(passage), vocabulary_(vocabulary) {}

  void read() {
    text::WordBreaker breaker(passage_.text);
    text::Word word;
    while (breaker.next(word)) {
      if (word.kind == text::WordKind::unspaced) {
        take_characters(word);
      } else {
        take(word.begin, word.end, word.is_ascii, word.is_all_capitals);
      }
    }
    if (!passage_.tokens.empty()) passage_.tokens.back().gap = end_gap();
  }

 private:
  void take_characters(const text::Word& word) {
    for (std::size_t index = word.begin; index < word.end;) {
      const std::size_t begin = index;
      static_cast<void>(text::next_code_point(passage_.text, index));
      take(begin, index, false, false);
    }
  }

  void take(std::size_t begin, std::size_t end, bool is_ascii, bool is_all_capitals) {
    const std::string_view whole = passage_.text.substr(begin, end - begin);
    const std::size_t possessive = possessive_bytes(whole);
    const std::string_view word = whole.substr(0, whole.size() - possessive);
    close_previous(begin);
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(begin + word.size());
    token.id = number_of(word, is_ascii);
    token.is_capitalised = starts_with_capital(word);
    token.is_all_capitals = is_all_capitals;
    token.has_digit = std::any_of(word.begin(), word.end(), is_digit);
    passage_.tokens.push_back(token);
    is_possessive_ = possessive > 0;
    previous_end_ = end;
  }

  void close_previous(std::size_t begin) {
    if (passage_.tokens.empty()) return;
    const Gap gap = gap_of(passage_.text.substr(previous_end_, begin - previous_end_));
    passage_.tokens.back().gap = is_possessive_ && gap == ' ' ? '\'' : gap;
  }

  [[nodiscard]] Gap end_gap() const {
    const Gap gap = gap_of(passage_.text.substr(previous_end_));
    return gap == ' ' ? '\0' : gap;
  }

  /// Most words are short ASCII and are looked up without a string being made.
  [[nodiscard]] std::uint32_t number_of(std::string_view word, bool is_ascii) const {
    std::array<char, 24> lower;
    const bool is_plain = is_ascii && word.size() <= lower.size() && !word.ends_with('.');
    if (!is_plain) return vocabulary_.find(folded(word, is_ascii));
    std::transform(word.begin(), word.end(), lower.begin(), support::to_lower);
    return vocabulary_.find({lower.data(), word.size()});
  }

  Passage& passage_;
  const Vocabulary& vocabulary_;
  std::size_t previous_end_ = 0;
  bool is_possessive_ = false;
};

}  // namespace

std::uint32_t Vocabulary::add(std::string_view folded) {
  const auto found = numbers_.find(folded);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(numbers_.size() + 1);
  numbers_.emplace(folded, number);
  filter_.set(support::hash64(folded) % filter_bits);
  return number;
}

std::uint32_t Vocabulary::find(std::string_view folded) const {
  if (!filter_[support::hash64(folded) % filter_bits]) return 0;
  const auto found = numbers_.find(folded);
  return found == numbers_.end() ? 0 : found->second;
}

Passage read_passage(std::string_view text, const Vocabulary& vocabulary) {
  Passage passage{text, {}};
  passage.tokens.reserve(text.size() / 6 + 1);
  TokenReader(passage, vocabulary).read();
  return passage;
}

std::vector<std::string> folded_words(std::string_view phrase) {
  const Passage passage = read_passage(phrase, {});
  std::vector<std::string> words;
  for (std::size_t index = 0; index < passage.size(); ++index) {
    words.push_back(folded(passage.word(index), false));
  }
  return words;
}

}  // namespace dossier::metadata
