// SPDX-License-Identifier: GPL-2.0-or-later
// How does Xapian's matcher see a set of documents?
#include "search/bitmap_source.h"

namespace dossier::search {

void BitmapSource::init(const Xapian::Database&) {
  current_ = 0;
  is_at_end_ = false;
}

Xapian::doccount BitmapSource::get_termfreq_min() const {
  return static_cast<Xapian::doccount>(count_);
}
Xapian::doccount BitmapSource::get_termfreq_est() const {
  return static_cast<Xapian::doccount>(count_);
}
Xapian::doccount BitmapSource::get_termfreq_max() const {
  return static_cast<Xapian::doccount>(count_);
}

void BitmapSource::next(double) {
  current_ = bitmap_.next(current_ + 1);
  is_at_end_ = current_ == 0;
}

void BitmapSource::skip_to(Xapian::docid wanted, double) {
  if (wanted <= current_) return;
  current_ = bitmap_.next(wanted);
  is_at_end_ = current_ == 0;
}

bool BitmapSource::check(Xapian::docid wanted, double min_weight) {
  skip_to(wanted, min_weight);
  return true;
}

bool BitmapSource::at_end() const {
  return is_at_end_;
}
Xapian::docid BitmapSource::get_docid() const {
  return current_;
}
std::string BitmapSource::get_description() const {
  return "documents that match (" + std::to_string(count_) + ")";
}

}  // namespace dossier::search
