// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents has a run made so far, and how are they kept until the commit?
#pragma once

#include "index/bulk_builder.h"
#include "index/prepare.h"
#include "store/columns.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace dossier::index {

/// Documents to be added: a few in memory, many in a database on disk, so that memory stays bounded whatever
/// the run makes, and the way of the commit can be chosen when all is known. Xapian exceptions pass through.
class Additions {
 public:
  /// Documents are numbered from 1 in the order in which they were added, dropped ones included.
  using Position = store::DocumentNumber;

  /// \param scratch a folder that does not exist, beside what `finish` is given
  /// \param max_memory what a run aims to stay below, in bytes
  Additions(std::filesystem::path scratch, std::size_t max_memory)
      : scratch_(std::move(scratch)), max_memory_(max_memory) {}
  ~Additions();
  /// Leaves the scratch folder to whom it may belong now.
  void abandon() { scratch_.clear(); }
  Additions(const Additions&) = delete;
  Additions& operator=(const Additions&) = delete;

  void add(PreparedDocument&& document);
  /// Takes a document back; false when there is none with this id.
  bool drop(std::string_view id);
  [[nodiscard]] bool has(std::string_view id) const { return positions_.contains(std::string(id)); }

  /// Documents that were added and not dropped.
  [[nodiscard]] std::size_t size() const { return positions_.size(); }
  /// Their rows, by position.
  [[nodiscard]] const store::ColumnChanges& rows() const { return rows_; }

  /// Makes a database of them, in order of position: numbers follow on each other from the first document
  /// that was not dropped.
  void finish(const std::filesystem::path& destination);

  /// Calls `visit(position, document, words)` for each of them, in order. Nothing can be added afterwards.
  using Visit = std::function<void(Position, const Xapian::Document&, const store::WordSequence&)>;
  void for_each(const Visit& visit);

 private:
  void start_bulk();

  std::filesystem::path scratch_;
  std::size_t max_memory_;
  Position last_ = 0;
  std::unordered_map<std::string, Position> positions_;
  store::ColumnChanges rows_;
  std::vector<Postings> in_memory_;
  std::size_t bytes_in_memory_ = 0;
  std::optional<BulkBuilder> bulk_;
};

}  // namespace dossier::index
