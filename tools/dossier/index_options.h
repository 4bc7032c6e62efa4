// SPDX-License-Identifier: GPL-2.0-or-later
// What did the user ask of `dossier index`?
#pragma once

#include "lock_options.h"
#include "option_set.h"

#include <dossier/document.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::cli {

enum class Verbosity { quiet, normal, verbose };
/// `--log`: what stands on standard output.
enum class LogFormat { text, json };
enum class ShippedFiles { used, left_out };

/// A command line of `index` or `rebuild`, checked as far as that goes without looking at files.
struct IndexOptions {
  std::optional<std::string> index;
  /// As typed: `PATH` or `NAME=PATH`.
  std::vector<std::string> paths;
  std::vector<std::string> authority_files;
  ShippedFiles shipped_authority = ShippedFiles::used;
  std::optional<std::string> taxonomy_file;
  std::optional<std::string> acronyms_file;
  std::optional<unsigned> threads;
  std::optional<std::size_t> max_file_bytes;
  std::optional<std::size_t> max_memory_bytes;
  bool follow_symlinks = false;
  bool allow_empty = false;
  bool retry_failed = false;
  bool dry_run = false;
  Verbosity verbosity = Verbosity::normal;
  LogFormat log = LogFormat::text;
  LockChoice lock;
};

[[nodiscard]] std::span<const Option> index_option_table();

/// \throws Error `invalid_argument`.
[[nodiscard]] IndexOptions index_options(const CommandLine& line);

[[nodiscard]] std::span<const Option> rebuild_option_table();

/// \throws Error `invalid_argument`.
[[nodiscard]] IndexOptions rebuild_options(const CommandLine& line);

/// The roots that the paths stand for. A path that exists as it is typed wins over `NAME=PATH`.
/// \throws Error `not_found` for a path that does not exist (unless missing ones are allowed),
///   `invalid_argument` for two roots without a name or with the same name.
[[nodiscard]] std::vector<Root> roots_of(const IndexOptions& options);

}  // namespace dossier::cli
