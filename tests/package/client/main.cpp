// SPDX-License-Identifier: GPL-2.0-or-later
// Can a program that knows only the installed headers build an index, ask it, and catch the library's errors?
#include <dossier/dossier.h>

#include <filesystem>
#include <iostream>

namespace {

void build(const std::filesystem::path& index_dir) {
  dossier::Document document;
  document.id = "tides";
  document.title = "Tide gauges";
  document.text = "1. Every harbour has a tide gauge.\n\n2. The gauges report twice a day.";
  document.date = "2023-02-28";
  document.categories = {"speech"};
  dossier::Indexer indexer(index_dir);
  indexer.add(document);
  indexer.commit();
}

std::size_t count(const std::filesystem::path& index_dir, const std::string& query) {
  dossier::SearchRequest request;
  request.query = query;
  const dossier::SearchResults results = dossier::Searcher(index_dir).search(request);
  for (const dossier::Hit& hit : results.hits)
    std::cout << hit.document.id << ": " << hit.snippet.text << '\n';
  return results.total;
}

bool reports_missing_index(const std::filesystem::path& index_dir) {
  try {
    const dossier::Searcher searcher(index_dir);
  } catch (const dossier::Error& error) {
    std::cout << error.what() << '\n' << error.hint() << '\n';
    return error.code() == dossier::ErrorCode::index_missing;
  }
  return false;
}

}  // namespace

int main(int, char** argv) {
  const std::filesystem::path folder = argv[1];
  std::cout << "dossier " << dossier::version << '\n';
  build(folder / "index");
  const bool good = count(folder / "index", "gauge harbours") == 1 &&
                    count(folder / "index", "mountain") == 0 && reports_missing_index(folder / "no-index");
  std::cout << (good ? "good" : "bad") << '\n';
  return good ? 0 : 1;
}
