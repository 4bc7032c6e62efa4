// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a record file (JSON Lines, CSV) hold?
#pragma once

#include <dossier/document.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace dossier::source {

/// One record of a record file: a document, or the reason why it is none.
struct SourceRecord {
  /// Line on which the record starts, from 1.
  std::size_t line = 0;
  Document document;
  /// Empty for a good record.
  std::string error;
  /// Something to tell of a good record; usually empty.
  std::string warning;
};

/// How a record file is read.
struct RecordLimits {
  /// The longest record, in bytes.
  std::size_t max_record_bytes = std::size_t{64} << 20;
};

/// Reads JSON Lines, one object a line: `id`, `title`, `text`, and optionally `date`,
/// `category`/`categories`, `topic`/`topics`, `minister`/`ministers` (string or list), `url`, `lang`. Blank
/// lines are passed over. Memory is bounded by one record. A faulty line is given to `visit` with its reason,
/// and reading goes on with the next. \throws Error `io` when the file cannot be read.
void read_json_lines(const std::filesystem::path& path, const RecordLimits& limits,
                     const std::function<void(SourceRecord&&)>& visit);

/// Reads CSV (RFC 4180; comma, semicolon or tab, as the header shows) with a header row of the same names, in
/// any order and case; several values in one cell are separated by `;` or `|`. A header without `id` gives
/// ids `ROW:N`; without `text` and `title` every row is faulty. Rows that are not valid UTF-8 are read in the
/// charset that the first of them seems to have. \throws Error `io`.
void read_csv(const std::filesystem::path& path, const RecordLimits& limits,
              const std::function<void(SourceRecord&&)>& visit);

}  // namespace dossier::source
