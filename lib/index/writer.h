// SPDX-License-Identifier: GPL-2.0-or-later
// How does an index move from one complete state to the next?
#pragma once

#include "index/bulk_builder.h"
#include "index/prepare.h"
#include "store/columns.h"
#include "store/index_directory.h"
#include "store/manifest.h"
#include "store/settings.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include <xapian.h>

namespace dossier::index {

/// Writes to the current database of an index, or to a new one that becomes current with its first commit.
/// The lock must be held. Xapian exceptions leave it as Error.
class Writer {
 public:
  /// Opens the index; removes what killed runs left behind.
  explicit Writer(const store::IndexDirectory& directory);
  ~Writer();

  [[nodiscard]] const store::Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const store::Settings& settings() const { return settings_; }
  [[nodiscard]] std::size_t document_count() const { return document_count_; }

  /// Writes a document; one with its id is replaced.
  void put(PreparedDocument&& document);

  /// Removes a document; false when there is none with this id.
  bool erase(std::string_view id);

  /// Calls `visit` with the stored bytes of each document that the last commit holds.
  void for_each_stored(const std::function<void(std::string&&)>& visit) const;

  /// Makes everything since the last commit durable and visible at once, with the manifest and settings that
  /// belong to it. The index's languages are added to `settings` by the writer.
  void commit(store::Manifest manifest, store::Settings settings);

  /// Forgets everything since the last commit.
  void roll_back() noexcept;

 private:
  [[nodiscard]] std::optional<store::DocumentNumber> number_of(const std::string& term) const;
  void put_in_bulk(PreparedDocument&& document);
  void end_bulk();
  void begin();
  void publish_first(const store::Columns& columns);
  void commit_in_place(const store::Columns& columns);
  void write_sidecars(std::uint64_t revision, const store::Columns& columns) const;

  store::IndexDirectory directory_;
  std::filesystem::path generation_;
  bool is_published_ = false;
  bool in_transaction_ = false;
  /// A new index is built in bulk, as long as documents are only added.
  std::optional<BulkBuilder> bulk_;
  std::unordered_set<std::string> bulk_ids_;
  std::size_t document_count_ = 0;
  Xapian::WritableDatabase database_;
  store::Columns columns_;
  store::ColumnChanges changes_;
  store::Manifest manifest_;
  store::Settings settings_;
};

}  // namespace dossier::index
