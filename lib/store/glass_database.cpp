// SPDX-License-Identifier: GPL-2.0-or-later
// Which files make up a Xapian glass database, and what must they hold?
#include "store/glass_database.h"

#include "store/glass_codec.h"
#include "support/file.h"

#include <random>

#include <xapian.h>

namespace dossier::store::glass {
namespace {

/// The format's name, and its version as a date: 14 March 2016.
constexpr std::string_view magic("\x0f\x0dXapian Glass\x04\x6e", 16);

/// Xapian compresses tags longer than this when it changes a table, where compressing pays.
constexpr unsigned compress_from = 18;

std::string random_uuid() {
  std::random_device random;
  std::string uuid;
  for (int i = 0; i < 16; ++i) uuid += static_cast<char>(random());
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);  // version 4: random (RFC 4122)
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

/// Where a table's free blocks lie: there are none.
std::string no_free_blocks(const Tree& tree) {
  std::string list;
  append_number(list, first_revision);
  append_number(list, tree.blocks);
  list.append(4, '\0');
  return list;
}

void append_table(std::string& out, const Tree& tree, unsigned compress) {
  constexpr unsigned is_sequential = 2;
  append_number(out, tree.root);
  append_number(out, tree.level << 2U | is_sequential);
  append_number(out, tree.entries);
  append_number(out, block_bytes >> 11U);
  append_number(out, compress);
  append_text(out, no_free_blocks(tree));
}

/// A table that has no file yet.
void append_missing_table(std::string& out, unsigned compress) {
  constexpr unsigned is_sequential_and_missing = 3;
  append_number(out, 0);
  append_number(out, is_sequential_and_missing);
  append_number(out, 0);
  append_number(out, block_bytes >> 11U);
  append_number(out, compress);
  append_text(out, {});
}

void append_statistics(std::string& out, const Statistics& statistics) {
  append_number(out, statistics.documents);
  append_number(out, 0);  // the last number is the number of documents
  append_number(out, statistics.shortest);
  append_number(out, statistics.largest_wdf);
  append_number(out, statistics.longest - statistics.largest_wdf);
  append_number(out, 0);  // changesets
  append_number(out, statistics.total_length);
  append_number(out, 0);  // spelling
}

}  // namespace

std::filesystem::path postings_file(const std::filesystem::path& database) {
  return database / "postlist.glass";
}

std::filesystem::path data_file(const std::filesystem::path& database) {
  return database / "docdata.glass";
}

std::filesystem::path terms_file(const std::filesystem::path& database) {
  return database / "termlist.glass";
}

bool is_readable() {
  return Xapian::major_version() == 1 && Xapian::minor_version() == 4;
}

void write_version_file(const std::filesystem::path& database, const Trees& trees,
                        const Statistics& statistics) {
  std::string out(magic);
  out += random_uuid();
  append_number(out, first_revision);
  append_table(out, trees.postings, 0);
  append_table(out, trees.data, compress_from);
  append_table(out, trees.terms, compress_from);
  append_missing_table(out, 0);              // positions
  append_missing_table(out, compress_from);  // spelling
  append_missing_table(out, compress_from);  // synonyms
  append_statistics(out, statistics);
  support::replace_file(database / "iamglass", out);
}

}  // namespace dossier::store::glass
