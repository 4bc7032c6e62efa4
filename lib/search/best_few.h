// SPDX-License-Identifier: GPL-2.0-or-later
// Which few of many things are the best, in order?
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace dossier::search {

/// Keeps the best of what it is given. \tparam Before `before(a, b)`: whether a is better than b
template <class Item, class Before>
class BestFew {
 public:
  /// \param count how many are kept, at least 1
  BestFew(std::size_t count, Before before) : count_(count), before_(std::move(before)) {
    items_.reserve(count + 1);
  }

  /// Whether there are as many as are kept, so that only better ones than the worst are taken.
  [[nodiscard]] bool is_full() const { return items_.size() == count_; }
  [[nodiscard]] const Item& worst() const { return items_.front(); }

  void add(const Item& item) {
    if (is_full() && !before_(item, worst())) return;
    items_.push_back(item);
    std::push_heap(items_.begin(), items_.end(), before_);
    if (items_.size() <= count_) return;
    std::pop_heap(items_.begin(), items_.end(), before_);
    items_.pop_back();
  }

  /// The best first.
  [[nodiscard]] std::vector<Item> take() {
    std::sort_heap(items_.begin(), items_.end(), before_);
    return std::move(items_);
  }

 private:
  std::size_t count_;
  Before before_;
  /// A heap with the worst on top.
  std::vector<Item> items_;
};

}  // namespace dossier::search
