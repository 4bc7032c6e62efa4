// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database built from nothing as fast as the machine allows?
#pragma once

#include "index/posting_runs.h"
#include "index/postings.h"
#include "store/forward_index.h"
#include "store/glass_database.h"
#include "store/glass_postings.h"
#include "support/deflate.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::index {

/// Builds a database front to back. Xapian gathers postings in trees in memory, where most of its time goes;
/// here they are inverted in flat lists, and each table is written once, in order, in Xapian's own format
/// (docs/decisions/0011). The numbers of the documents depend only on the order of `add`.
class BulkBuilder {
 public:
  /// \param folder where the database comes to lie; must not exist, or be empty
  /// \param max_bytes memory for posting lists, in bytes
  /// \throws Error `io`
  BulkBuilder(const std::filesystem::path& folder, std::size_t max_bytes);
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  /// Adds the next document: the first has number 1. \throws Error `io`
  void add(const Postings& postings);

  /// Writes the rest. Nothing can be added afterwards. \throws Error `io`
  void finish();

 private:
  /// Entries of the postings table that wait for their turn.
  class ChunkFile;
  /// The values of a slot.
  struct Slot;

  void add_terms(const CountedTerms& terms);
  void add_values(const std::vector<std::pair<std::uint32_t, std::string>>& values);
  [[nodiscard]] store::glass::Tree write_postings();
  void write_values(store::glass::TableWriter& table);
  void write_lengths(store::glass::PostingListWriter& lists);

  std::filesystem::path folder_;
  std::filesystem::path scratch_;
  store::glass::TableWriter data_;
  store::glass::TableWriter term_lists_;
  store::ForwardIndexWriter words_;
  PostingRuns runs_;
  std::map<std::uint32_t, Slot> slots_;
  std::vector<std::uint32_t> lengths_;
  store::glass::Statistics statistics_;
  store::glass::TermListEncoder encoder_;
  support::Deflater deflater_;
};

}  // namespace dossier::index
