// SPDX-License-Identifier: GPL-2.0-or-later
// In which documents do sought words stand side by side, and where?
#include "search/side_by_side.h"

#include "search/stop_words.h"

#include <string>

namespace dossier::search {
namespace {

std::string_view prefix_of(std::optional<schema::Field> field) {
  return field ? schema::info(*field).prefix : std::string_view{};
}

/// Without the stems that no document has, which would have to be looked for in the texts of forms.
Sought without_absent_stems(Sought sought, const store::Vocabulary& vocabulary, PostingLists& lists) {
  for (SoughtWord& word : sought.words) {
    const TermChoice all = word.stems;
    std::erase_if(word.stems, [&](const auto& stem) {
      return vocabulary.with_stem(stem).empty() && lists.of(stem).documents.empty();
    });
    if (word.stems.empty()) word.stems = all;
  }
  return sought;
}

Candidates find_candidates(PostingLists& lists, const std::vector<TermChoice>& words, DocumentNumber last) {
  Candidates found{Bitmap(last), 0};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& list = lists.of(words[i]).documents;
    if (list.size() < lists.of(words[found.rarest]).documents.size()) found.rarest = i;
    Bitmap having = Bitmap::of(last, list);
    if (i == 0) {
      found.documents = std::move(having);
    } else {
      found.documents &= having;
    }
  }
  return found;
}

}  // namespace

SideBySide::SideBySide(const store::Snapshot& snapshot, PostingLists& lists, Sought sought,
                       std::optional<schema::Field> field)
    : snapshot_(snapshot),
      sought_(without_absent_stems(std::move(sought), snapshot.words->vocabulary(), lists)),
      prefix_(prefix_of(field)),
      candidates_(find_candidates(lists, sought_.needed_terms(prefix_), snapshot.columns->last())),
      by_term_(documents_by_term()),
      phrase_(*snapshot.words, sought_.patterns(), field.has_value(), candidates_.rarest),
      places_(sought_, field.has_value()) {}

Bitmap SideBySide::documents(const Deadline& deadline) {
  Bitmap documents = by_term_;
  if (is_known_by_term()) return documents;
  DocumentNumber ahead = candidates_.documents.next(1);
  candidates_.documents.for_each([&](DocumentNumber number) {
    deadline.check();
    ahead = candidates_.documents.next(number + 1);
    snapshot_.words->prefetch(ahead);
    if (!documents.has(number) && stands_in(number)) documents.add(number);
  });
  return documents;
}

/// Function words in capitals are looked for by their term only: as words they stand in every document.
bool SideBySide::is_known_by_term() const {
  const SoughtWord& word = sought_.words.front();
  return sought_.words.size() == 1 && prefix_.empty() && word.is_all_capitals && is_stop_word(word.exact);
}

bool SideBySide::needs_looking() const {
  if (is_known_by_term()) return false;
  Bitmap unknown = candidates_.documents;
  unknown -= by_term_;
  return unknown.next(1) != 0;
}

bool SideBySide::is_in(DocumentNumber document) {
  return by_term_.has(document) || (!is_known_by_term() && stands_in(document));
}

/// The documents that have a single word for sure, since they have the term of its form.
Bitmap SideBySide::documents_by_term() const {
  Bitmap documents(snapshot_.columns->last());
  const SoughtWord& word = sought_.words.front();
  if (sought_.words.size() > 1 || !prefix_.empty() || word.exact.empty()) return documents;
  if (word.is_pattern && word.is_all_capitals) return documents;
  if (!word.cased.empty() && !word.is_all_capitals) return documents;
  const auto prefix = word.is_all_capitals ? schema::capitals_prefix : schema::exact_prefix;
  for (const auto& term : word.terms)
    if (term.starts_with(prefix)) add_postings(snapshot_, term, documents);
  return documents;
}

bool SideBySide::needs_text(DocumentNumber document) const {
  return sought_.needs_text() || snapshot_.words->words(document).has_unknown_words();
}

store::StoredRecord SideBySide::stored(DocumentNumber document) const {
  return store::decode_document(
      snapshot_.database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
}

bool SideBySide::stands_in(DocumentNumber document) {
  return phrase_.is_in(document) && (!needs_text(document) || places_.is_in(stored(document)));
}

std::vector<Stretch> SideBySide::find(DocumentNumber document) {
  return needs_text(document) ? places_.find(stored(document)) : phrase_.find(document);
}

}  // namespace dossier::search
