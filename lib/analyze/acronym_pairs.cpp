// SPDX-License-Identifier: GPL-2.0-or-later
// Which acronyms does a text explain, and what do they stand for?
#include "analyze/acronym_pairs.h"

#include "support/ascii.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::analyze {
namespace {

using support::is_digit;
using support::is_lower;
using support::is_upper;
using support::to_lower;

constexpr std::size_t fewest_letters = 2;
constexpr std::size_t most_letters = 10;
/// Between brackets; what is longer is a remark.
constexpr std::size_t most_inner_bytes = 240;
/// Before a bracket.
constexpr std::size_t most_bytes_before = 400;

/// Words that an acronym may pass over, or take.
bool is_small_word(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "&"});
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Marks that may stand around an acronym or a name.
constexpr auto quotes = std::to_array<std::string_view>(
    {"\"", "'", "*", "_", " ", "\t", "\u00A0", "\u201C", "\u201D", "\u2018", "\u2019"});

std::string_view without_quotes(std::string_view text) {
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const auto quote : quotes) {
      if (text.starts_with(quote)) {
        text.remove_prefix(quote.size());
        is_done = false;
      }
      if (text.ends_with(quote)) {
        text.remove_suffix(quote.size());
        is_done = false;
      }
    }
  }
  return text;
}

/// An acronym without the `s` or `es` of its plural: "SMEs", "SMSes".
std::string_view singular(std::string_view acronym) {
  const auto is_plural = [&](std::string_view ending) {
    return acronym.size() > ending.size() && acronym.ends_with(ending) &&
           std::none_of(acronym.begin(), acronym.end() - static_cast<std::ptrdiff_t>(ending.size()),
                        is_lower);
  };
  if (is_plural("s")) return acronym.substr(0, acronym.size() - 1);
  if (is_plural("es")) return acronym.substr(0, acronym.size() - 2);
  return acronym;
}

std::string without_stops(std::string_view written) {
  std::string word(written);
  std::erase(word, '.');
  return word;
}

/// A word of a text, as the letters of an acronym are held against it.
struct Candidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// ASCII letters in lower case.
  std::string folded;
};

/// Whether two words may belong to one name, by what stands between them.
bool joins(std::string_view gap) {
  return std::all_of(gap.begin(), gap.end(), [](char c) {
    return c == ' ' || c == '-' || c == '/' || c == ',' || c == '&' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::vector<Candidate> words_of(std::string_view utf8, std::size_t begin, std::size_t end) {
  std::vector<Candidate> words;
  text::WordBreaker breaker(utf8.substr(0, end).substr(begin));
  for (text::Word word; breaker.next(word);) {
    if (word.kind == text::WordKind::unspaced) {
      words.clear();
      continue;
    }
    const std::size_t from = begin + word.begin;
    const std::size_t to = begin + word.end;
    if (!words.empty() && !joins(utf8.substr(words.back().end, from - words.back().end))) words.clear();
    words.push_back({from, to, text::ascii_lower(utf8.substr(from, to - from))});
  }
  return words;
}

/// How well the letters of an acronym go with words.
struct Fit {
  /// Words that give no letter, small ones not counted.
  std::size_t passed_over = 0;
  /// Letters that are not the first of a word.
  std::size_t inner = 0;
};

bool is_better(const Fit& a, const Fit& b) {
  return a.passed_over != b.passed_over ? a.passed_over < b.passed_over : a.inner < b.inner;
}

/// Holds the letters of one acronym against words.
class Aligner {
 public:
  Aligner(std::string_view acronym, const std::vector<Candidate>& words) : words_(words) {
    for (const char c : acronym)
      if (c != '&') letters_ += c;
    known_.resize((words.size() + 1) * (letters_.size() + 1));
  }

  [[nodiscard]] std::size_t size() const { return letters_.size(); }

  /// The best fit with the words from `word` on, which gives the first letter; none where there is no good
  /// one.
  [[nodiscard]] std::optional<Fit> fit(std::size_t word) {
    if (!gives(word, 0)) return std::nullopt;
    const auto best = after_word(word, 0);
    return best && is_good(*best) ? best : std::nullopt;
  }

 private:
  /// Whether a letter is the first of a word.
  [[nodiscard]] bool gives(std::size_t word, std::size_t letter) const {
    return letter < letters_.size() && words_[word].folded.front() == to_lower(letters_[letter]);
  }

  [[nodiscard]] bool is_good(const Fit& fit) const {
    if (fit.passed_over == 0) return fit.inner * 2 <= letters_.size();
    return fit.passed_over == 1 && fit.inner == 0 && letters_.size() > 2;
  }

  /// The best fit of the letters from `letter` on with the words from `word` on.
  [[nodiscard]] std::optional<Fit> best(std::size_t word, std::size_t letter) {
    if (word == words_.size()) return letter == letters_.size() ? std::optional<Fit>(Fit{}) : std::nullopt;
    auto& known = known_[word * (letters_.size() + 1) + letter];
    if (!known.is_known) known = {look_for(word, letter), true};
    return known.fit;
  }

  [[nodiscard]] std::optional<Fit> look_for(std::size_t word, std::size_t letter) {
    auto found = best(word + 1, letter);
    if (found && !is_small_word(words_[word].folded) && ++found->passed_over > 1) found.reset();
    if (!gives(word, letter)) return found;
    const auto with = after_word(word, letter);
    return with && (!found || is_better(*with, *found)) ? with : found;
  }

  /// The word gives `letter`, and perhaps more.
  [[nodiscard]] std::optional<Fit> after_word(std::size_t word, std::size_t letter) {
    const std::string& folded = words_[word].folded;
    auto found = best(word + 1, letter + 1);
    std::size_t place = 1;
    std::size_t inner = 0;
    for (std::size_t next = letter + 1; next < letters_.size(); ++next) {
      const std::size_t at = folded.find(to_lower(letters_[next]), place);
      if (at == std::string::npos) break;
      // "GovTech": small letters that go on with the word say as much as its first.
      if (at != place || !is_lower(letters_[next])) ++inner;
      place = at + 1;
      auto fit = best(word + 1, next + 1);
      if (!fit) continue;
      fit->inner += inner;
      if (!found || is_better(*fit, *found)) found = fit;
    }
    return found;
  }

  struct Known {
    std::optional<Fit> fit;
    bool is_known = false;
  };

  const std::vector<Candidate>& words_;
  std::string letters_;
  /// By word and letter.
  std::vector<Known> known_;
};

/// The acronym as it is kept; empty for what is none.
std::string acronym_of(std::string_view written) {
  written = without_quotes(written);
  std::string acronym = without_stops(written);
  return acronym_key(acronym).empty() ? std::string{} : acronym;
}

class PairFinder {
 public:
  explicit PairFinder(std::string_view utf8) : text_(utf8) {}

  std::vector<AcronymPair> find() {
    for (std::size_t open = text_.find('('); open != std::string_view::npos;
         open = text_.find('(', open + 1)) {
      const std::size_t close = text_.find_first_of("()", open + 1);
      if (close == std::string_view::npos) break;
      if (text_[close] == ')' && close - open <= most_inner_bytes) look_at(open, close);
    }
    return std::move(pairs_);
  }

 private:
  void look_at(std::size_t open, std::size_t close) {
    std::string_view inner = text_.substr(open + 1, close - open - 1);
    // "(PDPA, or the Act)", "(hereafter PDPA)".
    inner = without_quotes(inner.substr(0, inner.find_first_of(",;")));
    for (const std::string_view lead : {"or ", "the ", "hereafter ", "hereinafter ", "also known as "})
      if (inner.starts_with(lead)) inner.remove_prefix(lead.size());
    if (const std::string acronym = acronym_of(inner); !acronym.empty()) {
      words_before(open, acronym);
    } else {
      words_within(open, close);
    }
  }

  /// "Personal Data Protection Act (PDPA)".
  void words_before(std::size_t open, const std::string& acronym) {
    std::size_t begin = open > most_bytes_before ? open - most_bytes_before : 0;
    while (begin < open && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U) ++begin;
    const auto words = words_of(text_, begin, open);
    if (words.empty() || !without_quotes(text_.substr(words.back().end, open - words.back().end)).empty())
      return;
    Aligner aligner(singular(acronym), words);
    const std::size_t most_words = std::min({aligner.size() + 5, aligner.size() * 2, words.size()});
    std::optional<Fit> best;
    std::size_t best_count = 0;
    for (std::size_t count = 1; count <= most_words; ++count) {
      const auto fit = aligner.fit(words.size() - count);
      if (!fit || (best && !is_better(*fit, *best))) continue;
      best = fit;
      best_count = count;
    }
    if (best) add(acronym, words, words.size() - best_count);
  }

  /// "PDPA (Personal Data Protection Act)".
  void words_within(std::size_t open, std::size_t close) {
    std::size_t end = open;
    while (end > 0 && text_[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin <= most_letters + 2 && is_in_acronym(text_[begin - 1])) --begin;
    const std::string acronym = acronym_of(text_.substr(begin, end - begin));
    if (acronym.empty()) return;
    const auto words = words_of(text_, open + 1, close);
    // What was cut off before a full stop is no whole name.
    if (words.empty() || !without_quotes(text_.substr(words.back().end, close - words.back().end)).empty())
      return;
    const std::size_t first = words.front().folded == "the" ? 1 : 0;
    if (!without_quotes(text_.substr(open + 1, words.front().begin - open - 1)).empty()) return;
    Aligner aligner(singular(acronym), words);
    if (words.size() - first > aligner.size() * 2 || first == words.size()) return;
    if (aligner.fit(first)) add(acronym, words, first);
  }

  static bool is_in_acronym(char c) {
    return is_upper(c) || is_lower(c) || is_digit(c) || c == '.' || c == '&';
  }

  void add(const std::string& acronym, const std::vector<Candidate>& words, std::size_t first) {
    if (words.size() - first < 2) return;
    for (std::size_t i = first; i < words.size(); ++i)
      if (words[i].folded == text::ascii_lower(acronym)) return;
    const std::size_t begin = words[first].begin;
    std::string folded = text::clean_spaces(text::fold(text_.substr(begin, words.back().end - begin)));
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    if (folded.size() > max_acronym_words_bytes) return;
    AcronymPair pair{acronym, std::move(folded)};
    if (std::find(pairs_.begin(), pairs_.end(), pair) == pairs_.end()) pairs_.push_back(std::move(pair));
  }

  std::string_view text_;
  std::vector<AcronymPair> pairs_;
};

}  // namespace

std::string acronym_key(std::string_view written) {
  std::string word = without_stops(written);
  if (word.size() < fewest_letters || word.size() > most_letters + 2) return {};
  const auto capitals = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_upper));
  if (capitals < fewest_letters) return {};
  word = std::string(singular(word));
  if (word.size() < fewest_letters || word.size() > most_letters) return {};
  for (char& c : word) {
    if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    if (!is_upper(c) && !is_digit(c) && c != '&') return {};
  }
  return word.front() == '&' || word.back() == '&' ? std::string{} : word;
}

bool has_small_letters(std::string_view written) {
  return std::any_of(written.begin(), written.end(), is_lower);
}

std::vector<AcronymPair> find_acronym_pairs(std::string_view utf8) {
  return PairFinder(utf8).find();
}

}  // namespace dossier::analyze
