// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of an office or another value tell it from others?
#include "search/telling_words.h"

#include "text/unicode.h"
#include "text/words.h"

#include <utility>

namespace dossier::search {

std::set<std::string> telling_words(std::string_view value) {
  std::set<std::string> words;
  text::WordBreaker breaker(value);
  for (text::Word word; breaker.next(word);) {
    std::string folded = text::fold(value.substr(word.begin, word.end - word.begin));
    if (folded != "the" && folded != "and" && folded != "for" && folded != "of")
      words.insert(std::move(folded));
  }
  return words;
}

}  // namespace dossier::search
