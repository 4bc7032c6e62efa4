// SPDX-License-Identifier: GPL-2.0-or-later
// In which documents do sought words stand side by side, and where?
#pragma once

#include "schema/fields.h"
#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/phrase.h"
#include "search/posting_lists.h"
#include "search/sought.h"
#include "search/text_places.h"
#include "store/snapshot.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Documents that have all words of a sequence.
struct Candidates {
  Bitmap documents;
  /// The index of the word that the fewest documents have.
  std::size_t rarest = 0;
};

/// Sought words, made ready to be looked for in many documents: in the forward index, and on the stored text
/// where that does not say enough. Not thread-safe.
class SideBySide {
 public:
  /// \param field whose words are meant; none: the whole document
  SideBySide(const store::Snapshot& snapshot, PostingLists& lists, Sought sought,
             std::optional<schema::Field> field);

  [[nodiscard]] const Sought& sought() const { return sought_; }

  /// The terms of each word, to rank it by.
  [[nodiscard]] std::vector<TermChoice> terms() const { return sought_.ranked_terms(prefix_); }

  /// Documents that have all of the words, wherever.
  [[nodiscard]] const Bitmap& candidates() const { return candidates_.documents; }

  /// Documents in which they stand, exactly.
  [[nodiscard]] Bitmap documents(const Deadline& deadline);

  /// Whether some candidates have to be looked at before it is known whether they stand there.
  [[nodiscard]] bool needs_looking() const;

  /// Whether they stand in a candidate, exactly.
  [[nodiscard]] bool is_in(DocumentNumber document);

  /// Where they stand in a candidate, exactly.
  [[nodiscard]] std::vector<Stretch> find(DocumentNumber document);

 private:
  [[nodiscard]] Bitmap documents_by_term() const;
  [[nodiscard]] bool is_known_by_term() const;
  [[nodiscard]] bool stands_in(DocumentNumber document);
  [[nodiscard]] bool needs_text(DocumentNumber document) const;
  [[nodiscard]] store::StoredRecord stored(DocumentNumber document) const;

  const store::Snapshot& snapshot_;
  Sought sought_;
  std::string_view prefix_;
  Candidates candidates_;
  /// Documents that have them for sure.
  Bitmap by_term_;
  Phrase phrase_;
  TextPlaces places_;
};

}  // namespace dossier::search
