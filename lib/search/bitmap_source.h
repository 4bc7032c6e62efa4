// SPDX-License-Identifier: GPL-2.0-or-later
// How does Xapian's matcher see a set of documents?
#pragma once

#include "search/bitmap.h"

#include <cstddef>
#include <string>

#include <xapian.h>

namespace dossier::search {

/// A bitmap as a posting source without weight. The bitmap must outlive the search. For one database, not for
/// several searched together.
class BitmapSource final : public Xapian::PostingSource {
 public:
  /// \param count members of the bitmap
  BitmapSource(const Bitmap& bitmap, std::size_t count) : bitmap_(bitmap), count_(count) {}

  void init(const Xapian::Database&) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid wanted, double min_weight) override;
  bool check(Xapian::docid wanted, double min_weight) override;
  [[nodiscard]] bool at_end() const override;
  [[nodiscard]] Xapian::docid get_docid() const override;
  [[nodiscard]] std::string get_description() const override;

 private:
  const Bitmap& bitmap_;
  std::size_t count_;
  DocumentNumber current_ = 0;
  bool is_at_end_ = false;
};

}  // namespace dossier::search
