// SPDX-License-Identifier: GPL-2.0-or-later
// In which documents do sought words stand side by side, and where?
#pragma once

#include "schema/fields.h"
#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/postings.h"
#include "search/sought.h"
#include "search/text_places.h"
#include "store/snapshot.h"
#include "store/stored_document.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Sought words, made ready to be looked for in many documents: by stems and positions first, then on the
/// stored text where stems do not say enough. Not thread-safe.
class SideBySide {
 public:
  /// \param field whose words are meant; none: the whole document
  SideBySide(const store::Snapshot& snapshot, Sought sought, std::optional<schema::Field> field);

  [[nodiscard]] const Sought& sought() const { return *sought_; }

  /// The terms of each word, to rank and show it by.
  [[nodiscard]] std::vector<TermChoice> terms() const { return sought_->terms(prefix_); }

  /// Documents that have all of the words, wherever.
  [[nodiscard]] const Bitmap& candidates() const { return phrase_.candidates(); }

  /// Documents in which they stand, exactly.
  [[nodiscard]] Bitmap documents(const Deadline& deadline);

  /// Where they stand in a candidate by their stems: perhaps in other forms.
  [[nodiscard]] std::vector<Stretch> find(DocumentNumber document,
                                          const store::WordPositions& positions) const {
    return phrase_.find(document, positions);
  }

  /// Where they stand in a document, exactly.
  [[nodiscard]] std::vector<Stretch> find(const store::StoredRecord& document) {
    return places_.find(document);
  }

 private:
  [[nodiscard]] Bitmap documents_by_term() const;
  [[nodiscard]] bool stands_in(DocumentNumber document);

  const store::Snapshot& snapshot_;
  /// At one address, which `places_` keeps.
  std::unique_ptr<const Sought> sought_;
  std::string_view prefix_;
  Phrase phrase_;
  TextPlaces places_;
};

}  // namespace dossier::search
