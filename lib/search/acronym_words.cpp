// SPDX-License-Identifier: GPL-2.0-or-later
// Is a word in capitals an acronym that is spelt like an ordinary word?
#include "search/acronym_words.h"

#include "schema/fields.h"
#include "search/document_frequency.h"
#include "search/stop_words.h"
#include "store/terms.h"
#include "text/unicode.h"

#include <cstdint>
#include <utility>

namespace dossier::search {
namespace {

/// Whether two words are one, but for the ending of a plural.
bool are_of_one_number(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (a.size() == b.size() || b.substr(a.size()) == "s");
}

/// How many documents have a form; where it is its own stem, those with the stem.
std::uint32_t documents_with(const store::Snapshot& snapshot, const store::WordForm& form) {
  return form.exact == form.stem
             ? document_frequency(snapshot, std::string(form.stem))
             : document_frequency(snapshot, store::prefixed_term(schema::exact_prefix, form.exact));
}

}  // namespace

bool is_acronym_among_words(const store::Snapshot& snapshot, const std::string& acronym,
                            std::string_view stem) {
  if (!snapshot.synonyms->by_acronym.contains(acronym)) return false;
  const auto written = document_frequency(snapshot, store::prefixed_term(schema::capitals_prefix, acronym));
  const std::string folded = text::ascii_lower(acronym);
  std::uint32_t ordinary = 0;
  const store::Vocabulary& vocabulary = snapshot.words->vocabulary();
  for (const store::WordCode code : vocabulary.with_stem(stem)) {
    const store::WordForm form = vocabulary.form(code);
    if (is_stop_word(form.exact) || !are_of_one_number(form.exact, folded))
      ordinary += documents_with(snapshot, form);
  }
  return written > 0 && ordinary >= written;
}

}  // namespace dossier::search
