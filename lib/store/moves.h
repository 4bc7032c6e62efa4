// SPDX-License-Identifier: GPL-2.0-or-later
// Where has a document gone whose file was moved?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace dossier::store {

/// Remembers in the database's user metadata that the document `old_id` is called `new_id` now. Xapian
/// exceptions pass through.
void remember_move(Xapian::WritableDatabase& database, std::string_view old_id, const std::string& new_id);

/// What `id` is called after its latest move; none when it never moved. Several moves are followed; whether
/// there still is such a document is for the caller to see. Xapian exceptions pass through.
[[nodiscard]] std::optional<std::string> moved_to(const Xapian::Database& database, std::string_view id);

/// Copies the moves of one database to another. Xapian exceptions pass through.
void copy_moves(const Xapian::Database& from, Xapian::WritableDatabase& to);

}  // namespace dossier::store
