// SPDX-License-Identifier: GPL-2.0-or-later
// Documents, an index of them, and what it finds: for tests of the indexer.
#pragma once

#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::test {

using Ids = std::vector<std::string>;

inline constexpr std::string_view ferry =
    "---\ntitle: Ferries\ndate: 2023-02-03\n---\n1. Ferries run at night.\n";
inline constexpr std::string_view harbour =
    "---\ntitle: Harbours\ndate: 2022-01-01\n---\nHarbours are lit.\n";

struct Place {
  TemporaryFolder folder;
  std::filesystem::path documents = folder.path() / "documents";
  std::filesystem::path index = folder.path() / "index";

  void write(const std::string& name, std::string_view content) const {
    folder.write("documents/" + name, content);
  }

  [[nodiscard]] IndexReport update(IndexerOptions options = {}) const {
    Indexer indexer(index, std::move(options));
    const std::vector<Root> roots{{documents, ""}};
    return indexer.update(roots);
  }

  /// Makes the index one of an older format: what lies beside the database cannot be read.
  void age(int format = 4) const {
    const std::vector<std::string> beside{"words", "later-words-", "columns-", "manifest-"};
    for (const auto& entry : std::filesystem::directory_iterator(index / "generation-1"))
      if (std::any_of(beside.begin(), beside.end(), [&](const std::string& name) {
            return entry.path().filename().string().starts_with(name);
          }))
        folder.write("index/generation-1/" + entry.path().filename().string(), "as it was long ago");
    folder.write("index/current", "dossier-index " + std::to_string(format) + " generation-1\n");
  }

  [[nodiscard]] std::vector<std::string> ids(const std::string& query = {}) const {
    SearchRequest request;
    request.query = query;
    request.limit = std::nullopt;
    std::vector<std::string> found;
    for (const Hit& hit : Searcher(index).search(request).hits) found.push_back(hit.document.id);
    std::sort(found.begin(), found.end());
    return found;
  }
};

inline ErrorCode code_of(const auto& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK_FALSE(std::string(error.what()).empty());
    return error.code();
  }
  FAIL("no error was thrown");
  return ErrorCode::internal;
}

}  // namespace dossier::test
