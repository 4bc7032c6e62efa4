// SPDX-License-Identifier: GPL-2.0-or-later
// Can a program live with the library: what does it throw, hold and hide? (L: complaints of such programs)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

/// An index of some documents, which tests may spoil.
struct Place {
  TemporaryFolder folder;
  fs::path index = folder.path() / "index";

  Place() {
    std::string records;
    for (int i = 0; i < 300; ++i)
      records += R"({"id": ")" + std::to_string(i) +
                 R"(", "title": "Ferry", "text": "The ferry is late.", "topic": "t)" + std::to_string(i % 7) +
                 "\"}\n";
    folder.write("documents/all.jsonl", records);
    update();
  }

  IndexReport update() const {
    Indexer indexer(index);
    const std::vector<Root> roots{{folder.path() / "documents", ""}};
    return indexer.update(roots);
  }

  /// The files of the current database and what lies beside them.
  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(index))
      if (entry.is_regular_file() && entry.path().parent_path() != index &&
          entry.path().filename() != "flintlock")
        all.push_back(entry.path());
    return all;
  }
};

/// The code of the Error that `work` throws, none when it throws nothing. Any other exception fails the test.
std::optional<ErrorCode> thrown(const std::function<void()>& work) {
  try {
    work();
    return std::nullopt;
  } catch (const Error& error) {
    CHECK_FALSE(std::string(error.what()).empty());
    return error.code();
  } catch (...) {
    FAIL("something else than dossier::Error was thrown");
    return std::nullopt;
  }
}

/// Uses all that a program may ask of an index.
void use(const fs::path& index) {
  const Searcher searcher(index);
  SearchRequest request;
  request.query = "late \"the ferry\"";
  request.facets = {"topic"};
  static_cast<void>(searcher.search(request));
  static_cast<void>(searcher.document("7"));
  static_cast<void>(searcher.similar("7"));
  static_cast<void>(searcher.stats());
  searcher.for_each_document([](const DocumentRecord&) { return true; });
}

}  // namespace

TEST_CASE("L3: whatever happens to an index, nothing but dossier::Error is thrown") {
  const Place place;
  std::size_t refused = 0;
  for (const fs::path& file : place.files()) {
    const fs::path kept = place.folder.path() / "kept";
    fs::copy_file(file, kept);
    for (const std::uintmax_t size : {fs::file_size(file) / 2, std::uintmax_t{0}}) {
      CAPTURE(file.filename().string());
      fs::resize_file(file, size);
      if (thrown([&] { use(place.index); })) ++refused;
    }
    fs::remove(file);
    if (thrown([&] { use(place.index); })) ++refused;
    fs::rename(kept, file);
    CHECK_FALSE(thrown([&] { use(place.index); }));
  }
  CHECK(refused > 0);
  CHECK(thrown([&] { use(place.folder.path() / "documents"); }) == ErrorCode::index_missing);
}

TEST_CASE("L7: a program that searches holds no lock, and one that indexes gives it back") {
  const Place place;
  const Searcher searcher(place.index);
  SearchRequest request;
  request.query = "ferry";
  CHECK(searcher.search(request).total == 300);
  place.folder.write("documents/more.md", "# Ferry\n\nOne more ferry.\n");
  CHECK(place.update().added == 1);
  CHECK(searcher.search(request).total == 301);
  CHECK_FALSE(thrown([&] { Indexer{place.index}; }));
}

TEST_CASE("L10: what could not be read is an error, and never an answer without hits") {
  const Place place;
  SearchRequest request;
  request.query = "ferry";
  CHECK(thrown([&] { Searcher{place.folder.path() / "nowhere"}; }) == ErrorCode::index_missing);
  for (const fs::path& file : place.files()) {
    CAPTURE(file.filename().string());
    const fs::path kept = place.folder.path() / "kept";
    fs::rename(file, kept);
    std::size_t total = 0;
    const auto code = thrown([&] { total = Searcher(place.index).search(request).total; });
    CHECK((code || total == 300));
    fs::rename(kept, file);
  }
}
