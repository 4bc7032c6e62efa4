// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database built from nothing as fast as the machine allows?
#include "index/bulk_builder.h"

#include "support/errors.h"

#include <cerrno>
#include <string>

#include <fmt/format.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

/// A segment ends after this many documents or this much stored data, whichever comes first: small trees are
/// fast, and long documents must not fill memory.
constexpr std::size_t segment_documents = 400;
constexpr std::size_t segment_bytes = std::size_t{2} << 20;

void write_segment(const fs::path& path, std::vector<Xapian::Document>&& documents) {
  // Not durable: what a crash leaves of a segment is thrown away.
  // Not DB_DANGEROUS: Xapian then cannot say that the disk is full, since it cannot take back what it wrote.
  Xapian::WritableDatabase segment(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const auto& document : documents) segment.add_document(document);
  segment.commit();
}

}  // namespace

BulkBuilder::BulkBuilder(fs::path scratch, unsigned threads)
    : scratch_(std::move(scratch)), threads_(threads) {
  std::error_code failure;
  fs::create_directories(scratch_, failure);
  if (failure) throw support::system_error("make the folder", scratch_, failure.value());
}

BulkBuilder::~BulkBuilder() {
  running_.clear();  // waits for the threads
  std::error_code failure;
  fs::remove_all(scratch_, failure);
}

void BulkBuilder::add(Xapian::Document&& document) {
  pending_bytes_ += document.get_data().size();
  pending_.push_back(std::move(document));
  if (pending_.size() >= segment_documents || pending_bytes_ >= segment_bytes) start_segment();
}

void BulkBuilder::start_segment() {
  while (running_.size() >= threads_) wait_for_oldest();
  segments_.push_back(scratch_ / fmt::format("{:08}", segments_.size()));
  running_.push_back(
      std::async(std::launch::async, [path = segments_.back(), documents = std::move(pending_)]() mutable {
        write_segment(path, std::move(documents));
      }));
  pending_ = {};
  pending_bytes_ = 0;
}

void BulkBuilder::wait_for_oldest() {
  auto oldest = std::move(running_.front());
  running_.pop_front();
  oldest.get();
}

void BulkBuilder::finish(const fs::path& destination) {
  if (!pending_.empty() || segments_.empty()) start_segment();
  while (!running_.empty()) wait_for_oldest();
  Xapian::Database all;
  for (const auto& segment : segments_) all.add_database(Xapian::Database(segment.string()));
  all.compact(destination.string());
  segments_.clear();
  std::error_code failure;
  fs::remove_all(scratch_, failure);
}

}  // namespace dossier::index
