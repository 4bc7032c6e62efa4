// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms does a document have, and how often?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// A document's terms in order, each once.
struct CountedTerms {
  struct Term {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    std::uint32_t frequency = 0;
  };
  /// All terms, one after the other, in no order.
  std::string bytes;
  std::vector<Term> terms;

  [[nodiscard]] std::string_view text(const Term& term) const {
    return std::string_view(bytes).substr(term.begin, term.length);
  }
  /// Sum of the frequencies: the document's length.
  [[nodiscard]] std::uint64_t length() const;
};

/// Counts the terms of one document after the other. Not thread-safe.
class TermCounter {
 public:
  TermCounter();

  /// Counts a term. \param frequency how often; 0 for terms that only select
  /// \returns the term's index, from 0 in order of first appearance
  std::uint32_t add(std::string_view prefix, std::string_view text, std::uint32_t frequency);

  /// Distinct terms so far.
  [[nodiscard]] std::size_t size() const { return counted_.terms.size(); }

  /// The hash of a term by its index.
  [[nodiscard]] std::uint64_t hash(std::uint32_t index) const { return counted_.terms[index].hash; }

  /// The terms in order; the counter is ready for the next document.
  [[nodiscard]] CountedTerms take();

 private:
  void grow();

  CountedTerms counted_;
  /// Open addressing by hash: index plus one.
  std::vector<std::uint32_t> slots_;
};

}  // namespace dossier::index
