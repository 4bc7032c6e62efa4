// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database built from nothing as fast as the machine allows?
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <future>
#include <vector>

#include <xapian.h>

namespace dossier::index {

/// Builds a database from small ones: Xapian gathers postings in trees, and inserting into small trees and
/// merging the sorted results is several times as fast as inserting into one. Segments are written in threads
/// of their own; the numbers of the documents depend only on the order of `add`. Xapian exceptions pass
/// through.
class BulkBuilder {
 public:
  /// \param scratch a folder that does not exist; removed at the end
  /// \param threads segments written at once
  BulkBuilder(std::filesystem::path scratch, unsigned threads);
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  /// Adds the next document: the first has number 1.
  void add(Xapian::Document&& document);

  /// Merges everything into a database at `destination`, which must not exist. The builder is empty
  /// afterwards.
  void finish(const std::filesystem::path& destination);

 private:
  void start_segment();
  void wait_for_oldest();

  std::filesystem::path scratch_;
  unsigned threads_;
  std::vector<Xapian::Document> pending_;
  std::size_t pending_bytes_ = 0;
  std::vector<std::filesystem::path> segments_;
  std::deque<std::future<void>> running_;
};

}  // namespace dossier::index
