// SPDX-License-Identifier: GPL-2.0-or-later
// Which files make up a Xapian glass database, and what must they hold?
#pragma once

#include "store/glass_table.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dossier::store::glass {

/// The revision of a database that was written whole.
inline constexpr std::uint32_t first_revision = 1;

/// What Xapian keeps of a database as a whole.
struct Statistics {
  /// All numbers from 1 to this are in use.
  std::uint32_t documents = 0;
  /// Of documents that have a length.
  std::uint32_t shortest = 0;
  std::uint32_t longest = 0;
  /// The largest term frequency within a document.
  std::uint32_t largest_wdf = 0;
  std::uint64_t total_length = 0;
};

/// The trees of a database's tables.
struct Trees {
  Tree postings;
  Tree data;
  Tree terms;
};

[[nodiscard]] std::filesystem::path postings_file(const std::filesystem::path& database);
[[nodiscard]] std::filesystem::path data_file(const std::filesystem::path& database);
[[nodiscard]] std::filesystem::path terms_file(const std::filesystem::path& database);

/// Whether the Xapian that is linked reads this format: it is that of all of 1.4.
[[nodiscard]] bool is_readable();

/// Turns a folder with finished tables into a database: writes the file that names their roots.
/// \throws Error `io`
void write_version_file(const std::filesystem::path& database, const Trees& trees,
                        const Statistics& statistics);

}  // namespace dossier::store::glass
