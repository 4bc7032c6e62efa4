// SPDX-License-Identifier: GPL-2.0-or-later
// Where has a document gone whose file was moved?
#include "store/moves.h"

#include "schema/format.h"
#include "support/hash.h"

#include <xapian.h>

namespace dossier::store {
namespace {

/// Indexes of before may have rings, of files that were moved back and forth.
constexpr int most_moves = 1000;

/// Xapian limits keys of user metadata as it does terms, to 245 bytes.
constexpr std::size_t longest_plain_id = 200;

std::string key_of(std::string_view id) {
  const std::string prefix(schema::moved_key_prefix);
  return id.size() <= longest_plain_id ? prefix + std::string(id) : prefix + support::hash128_hex(id);
}

}  // namespace

void remember_move(Xapian::WritableDatabase& database, std::string_view old_id, const std::string& new_id) {
  database.set_metadata(key_of(old_id), new_id);
  database.set_metadata(key_of(new_id), {});  // it is there again
}

std::optional<std::string> moved_to(const Xapian::Database& database, std::string_view id) {
  std::optional<std::string> found;
  for (int moves = 0; moves < most_moves; ++moves) {
    std::string next = database.get_metadata(key_of(found ? std::string_view(*found) : id));
    if (next.empty() || next == id) break;
    found = std::move(next);
  }
  return found;
}

void copy_moves(const Xapian::Database& from, Xapian::WritableDatabase& to) {
  const std::string prefix(schema::moved_key_prefix);
  for (auto key = from.metadata_keys_begin(prefix); key != from.metadata_keys_end(prefix); ++key)
    to.set_metadata(*key, from.get_metadata(*key));
}

}  // namespace dossier::store
