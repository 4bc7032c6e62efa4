// SPDX-License-Identifier: GPL-2.0-or-later
// Where does a table come from that is too large to be filled with zeros for each query?
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace dossier::search {

/// Tables of zeros that nobody has at the moment. For one thread at a time.
template <class Value>
class TablePool {
 public:
  TablePool() { idle_.reserve(most_kept); }

  /// A table of at least this size.
  [[nodiscard]] std::vector<Value> take(std::size_t size) {
    std::vector<Value> table;
    if (!idle_.empty()) {
      table = std::move(idle_.back());
      idle_.pop_back();
    }
    if (table.size() < size) table.resize(size);
    return table;
  }

  void give_back(std::vector<Value>&& table) noexcept {
    if (idle_.size() < most_kept) idle_.push_back(std::move(table));
  }

 private:
  /// A query has no more at a time.
  static constexpr std::size_t most_kept = 8;

  /// With room for as many as are kept, so that giving one back cannot fail.
  std::vector<std::vector<Value>> idle_;
};

/// A table of zeros that a pool lends to one owner after the other. An owner sets few of its entries, and
/// sets those to zero again before it goes: zeroing all would take longer, and drive all else out of the
/// processor's caches.
template <class Value>
class LentTable {
 public:
  /// \param pool must outlive this
  LentTable(TablePool<Value>& pool, std::size_t size) : pool_(pool), values_(pool.take(size)) {}
  LentTable(const LentTable&) = delete;
  LentTable& operator=(const LentTable&) = delete;
  ~LentTable() { pool_.give_back(std::move(values_)); }

  [[nodiscard]] Value* data() { return values_.data(); }
  [[nodiscard]] Value& operator[](std::size_t index) { return values_[index]; }
  [[nodiscard]] const Value& operator[](std::size_t index) const { return values_[index]; }

 private:
  TablePool<Value>& pool_;
  std::vector<Value> values_;
};

}  // namespace dossier::search
