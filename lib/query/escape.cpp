// SPDX-License-Identifier: GPL-2.0-or-later
// How is any text written so that a query means its words and nothing else?
#include "query/escape.h"

#include "query/lexer.h"
#include "query/typed_word.h"
#include "text/words.h"

#include <utility>

namespace dossier::query {
namespace {

/// Whether the names of operators can be mistaken for these.
enum class Operators { plain, guarded };

/// Words are joined by a hyphen where the text has one, by spaces elsewhere; nothing else is kept.
class Writer {
 public:
  Writer(std::size_t max_bytes, Operators operators) : max_bytes_(max_bytes), operators_(operators) {}

  /// Takes one word; false when there is no room for it.
  bool add(std::string_view word, bool is_hyphenated) {
    const bool is_joined = is_hyphenated && !out_.empty() && chunk_size_ + word.size() < max_text_bytes;
    if (word.size() > max_text_bytes || (!is_joined && words_left_ == 0)) return false;
    if (out_.size() + word.size() + 2 > max_bytes_) return false;
    if (!is_joined) --words_left_;
    if (!out_.empty()) out_ += is_joined ? '-' : ' ';
    chunk_size_ = (is_joined ? chunk_size_ + 1 : 0) + word.size();
    if (operators_ == Operators::guarded && !is_joined && is_operator(word)) out_ += '\\';
    out_ += word;
    return true;
  }

  std::string take() { return std::move(out_); }

 private:
  std::size_t words_left_ = max_query_tokens;
  std::size_t max_bytes_;
  Operators operators_;
  std::size_t chunk_size_ = 0;
  std::string out_;
};

std::string words_of(std::string_view text, std::size_t max_bytes, Operators operators) {
  Writer writer(max_bytes, operators);
  text::WordBreaker breaker(text);
  text::Word word;
  bool has_room = true;
  while (has_room && breaker.next(word))
    has_room = writer.add(text.substr(word.begin, word.end - word.begin), word.is_hyphenated);
  return writer.take();
}

}  // namespace

std::string escape(std::string_view text) {
  return words_of(text, max_query_bytes, Operators::guarded);
}

std::string escape_phrase(std::string_view text) {
  const std::string words = words_of(text, max_text_bytes, Operators::plain);
  return words.empty() ? words : '"' + words + '"';
}

}  // namespace dossier::query
