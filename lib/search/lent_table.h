// SPDX-License-Identifier: GPL-2.0-or-later
// Where does a table come from that is too large to be filled with zeros for each query?
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace dossier::search {

/// A table of zeros that its thread lends to one owner after the other. An owner sets few of its entries, and
/// sets those to zero again before it hands it back: zeroing all would take longer, and drive all else out of
/// the processor's caches. To be used by the thread that made it.
template <class Value>
class LentTable {
 public:
  explicit LentTable(std::size_t size) {
    auto& kept = kept_by_thread();
    if (!kept.empty()) {
      values_ = std::move(kept.back());
      kept.pop_back();
    }
    if (values_.size() < size) values_.resize(size);
  }
  LentTable(const LentTable&) = delete;
  LentTable& operator=(const LentTable&) = delete;
  ~LentTable() {
    assert(std::all_of(values_.begin(), values_.end(), [](Value value) { return value == Value{}; }));
    auto& kept = kept_by_thread();
    if (kept.size() < kept.capacity()) kept.push_back(std::move(values_));
  }

  [[nodiscard]] Value& operator[](std::size_t index) { return values_[index]; }
  [[nodiscard]] const Value& operator[](std::size_t index) const { return values_[index]; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }

 private:
  /// A query has no more at a time.
  static constexpr std::size_t most_kept = 8;

  /// With room for as many as are kept, so that handing one back cannot fail.
  static std::vector<std::vector<Value>>& kept_by_thread() {
    thread_local std::vector<std::vector<Value>> kept = [] {
      std::vector<std::vector<Value>> none;
      none.reserve(most_kept);
      return none;
    }();
    return kept;
  }

  std::vector<Value> values_;
};

}  // namespace dossier::search
