// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms does a text consist of? Documents and queries are cut by this one class.
#pragma once

#include "analyze/stemmer.h"
#include "text/words.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dossier::analyze {

/// Rises when the same text gives other terms; an index made with another version is rebuilt.
inline constexpr int analyzer_version = 5;

/// The longest term, in bytes; the rest of a longer word is cut off, on both sides alike. Tamil has words of
/// more than twenty letters and signs, of three bytes each.
inline constexpr std::size_t max_term_bytes = 120;

/// One token of a text.
struct Token {
  /// The term that is indexed with its position: the stem, or a bigram of an unspaced script.
  std::string stem;
  /// The folded word; differs from `stem` or equals it.
  std::string exact;
  /// The word as written, where it is all capitals ("US", "U.S." as "US"), or capitals but for the `s` of a
  /// plural ("SMEs"); empty elsewhere.
  std::string capitals;
  /// Where the token ends a hyphenated compound: the stem of the parts written together ("epay" for
  /// "e-payment"); empty elsewhere.
  std::string joined;
  /// Rises by one a token, from 1.
  std::uint32_t position = 0;
  /// Half-open byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Holds letters (numbers and signs are not stemmed).
  bool is_word = false;
  /// A bigram, or the single character of a run of one.
  bool is_unspaced = false;
  /// Only a hyphen stands before it, and a token before that.
  bool is_hyphenated = false;
  /// A word with a sign ("c++", "s$1.2"): a query for it means the exact form.
  bool is_exact_only = false;
};

/// Cuts text into tokens. Keeps a stem cache and buffers, so it is not thread-safe: one a thread.
class Analyzer {
 public:
  /// \param max_remembered of so many words of a language the stems are remembered
  explicit Analyzer(std::size_t max_remembered = Stemmer::default_remembered) : stemmer_(max_remembered) {}

  /// Calls `visit` with each token of `utf8`, in order; the token is reused and valid during the call only.
  void analyze(std::string_view utf8, StemLanguage language, const std::function<void(const Token&)>& visit);

  /// The stem of one folded word.
  [[nodiscard]] std::string_view stem(std::string_view folded, StemLanguage language) {
    return stemmer_.stem(folded, language);
  }

 private:
  void fill_forms(std::string_view utf8, const text::Word& word, StemLanguage language);
  void fill_compound(const text::Word& word, StemLanguage language);
  void cut_unspaced(std::string_view utf8, std::size_t begin, const std::function<void(const Token&)>& visit);

  Stemmer stemmer_;
  Token token_;
  std::string compound_;
  std::size_t compound_parts_ = 0;
  bool compound_has_word_ = false;
};

}  // namespace dossier::analyze
