// SPDX-License-Identifier: GPL-2.0-or-later
// Which options of the library does a command line of `index` or `rebuild` stand for?
#include "indexer_setup.h"

#include "environment.h"

#include <filesystem>
#include <vector>

namespace dossier::cli {
namespace {

// The user's files first: they have precedence.
std::vector<std::filesystem::path> authority_files(const IndexOptions& options) {
  std::vector<std::filesystem::path> files(options.authority_files.begin(), options.authority_files.end());
  if (options.shipped_authority == ShippedFiles::left_out) return files;
  const auto shipped = shipped_authority_files();
  files.insert(files.end(), shipped.begin(), shipped.end());
  return files;
}

}  // namespace

IndexerOptions indexer_options(const IndexOptions& options) {
  IndexerOptions made;
  made.authority_files = authority_files(options);
  made.taxonomy_file =
      options.taxonomy_file ? std::filesystem::path(*options.taxonomy_file) : shipped_taxonomy();
  made.acronyms_file =
      options.acronyms_file ? std::filesystem::path(*options.acronyms_file) : shipped_acronyms();
  made.follow_symlinks = options.follow_symlinks;
  made.allow_empty = options.allow_empty;
  made.retry_failed = options.retry_failed;
  made.threads = options.threads;
  made.extractor.program = extractor_program();
  if (options.max_file_bytes) made.max_document_bytes = *options.max_file_bytes;
  if (options.max_memory_bytes) made.max_memory_bytes = *options.max_memory_bytes;
  return made;
}

}  // namespace dossier::cli
