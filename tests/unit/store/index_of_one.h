// SPDX-License-Identifier: GPL-2.0-or-later
// An index of one small document, and a pool of snapshots of it.
#pragma once

#include "index/postings.h"
#include "store/snapshot.h"
#include "temporary_folder.h"

#include <dossier/indexer.h>

#include <filesystem>

namespace dossier::test {

class IndexOfOne {
 public:
  IndexOfOne()
      : pool_(index_in(folder_.path() / "index"), index::make_words,
              [](const auto&, const auto&) { return store::SynonymTable{}; }) {}

  [[nodiscard]] const store::SnapshotPool& pool() const { return pool_; }

 private:
  static std::filesystem::path index_in(const std::filesystem::path& path) {
    Indexer indexer(path);
    Document document;
    document.id = "a";
    document.text = "Trams.";
    indexer.add(document);
    indexer.commit();
    return path;
  }

  TemporaryFolder folder_;
  store::SnapshotPool pool_;
};

}  // namespace dossier::test
