// SPDX-License-Identifier: GPL-2.0-or-later
// How are the postings of many documents turned into one list a term, in bounded memory?
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// The postings of one term, in order of documents.
struct PostingList {
  std::string_view term;
  /// Documents.
  std::uint32_t count = 0;
  /// Sum of the frequencies.
  std::uint64_t total = 0;
  /// Stretches of it, one a run: pairs of varints, the document's distance from the one before (in a
  /// stretch's first pair its number) and the frequency.
  std::vector<std::string_view> stretches;

  void for_each(const std::function<void(std::uint32_t, std::uint32_t)>& visit) const;
};

/// Inverts documents: single-pass in-memory inversion (S. Heinz, J. Zobel, "Efficient single-pass index
/// construction for text databases", JASIST 54(8), 2003). Lists grow in memory; when they reach a limit they
/// are written out sorted as a run, and the runs are merged at the end.
class PostingRuns {
 public:
  /// \param scratch folder for the runs; must exist
  /// \param max_bytes memory for lists, in bytes
  PostingRuns(std::filesystem::path scratch, std::size_t max_bytes);
  ~PostingRuns();
  PostingRuns(const PostingRuns&) = delete;
  PostingRuns& operator=(const PostingRuns&) = delete;

  /// Fetches what `add` will need of a term into the processor's cache, some terms before it is called.
  void announce(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  void announce_list(std::uint64_t hash) const {
    if (const std::uint32_t list = slots_[hash & (slots_.size() - 1)]; list != 0)
      __builtin_prefetch(&lists_[list - 1], 1);
  }

  /// Adds a posting. Documents come in rising order; a term comes once a document.
  /// \param hash of the term, any good one. \throws Error `io`
  void add(std::string_view term, std::uint64_t hash, std::uint32_t document, std::uint32_t frequency);

  /// Calls `visit` with each term's list, in order of the terms. Nothing can be added afterwards.
  /// \throws Error `io`
  void for_each(const std::function<void(const PostingList&)>& visit);

 private:
  struct List {
    std::string term;
    std::string bytes;
    std::uint64_t hash = 0;
    std::uint64_t total = 0;
    std::uint32_t count = 0;
    std::uint32_t last = 0;
  };
  class Run;

  [[nodiscard]] List& list_of(std::string_view term, std::uint64_t hash);
  void grow();
  void sort();
  void write_run();
  void forget_lists();

  std::filesystem::path scratch_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::vector<List> lists_;
  /// Open addressing by hash: index of a list plus one.
  std::vector<std::uint32_t> slots_;
  std::size_t runs_ = 0;
};

}  // namespace dossier::index
