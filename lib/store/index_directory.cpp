// SPDX-License-Identifier: GPL-2.0-or-later
// Where does an index lie, and which of its databases is the current one?
#include "store/index_directory.h"

#include "schema/format.h"
#include "support/errors.h"
#include "support/file.h"
#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view pointer_word = "dossier-index";
constexpr std::string_view generation_prefix = "generation-";
constexpr std::size_t max_sidecar_bytes = std::size_t{1} << 34;

/// The first space-separated word of `text`, taken off.
std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find_first_of(" \n"), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

Error damaged_pointer(const fs::path& pointer) {
  return {ErrorCode::index_damaged, fmt::format("'{}' does not name a database", pointer.string()),
          "restore the index from a backup, or delete its folder and run 'dossier index' again"};
}

int read_version(std::string_view text, const fs::path& pointer) {
  int version = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (failure != std::errc() || end != text.data() + text.size() || version < 1)
    throw damaged_pointer(pointer);
  return version;
}

/// What cannot be examined is not missing: an index taken for a new one would be written over.
fs::file_type type_of(const fs::path& path) {
  std::error_code failure;
  const auto type = fs::status(path, failure).type();
  if (type == fs::file_type::none) throw support::system_error("examine", path, failure.value());
  return type;
}

bool is_renewable(int version) {
  return version >= schema::oldest_renewable_format && version <= schema::index_format_version;
}

bool starts_with_any(std::string_view name, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return name.starts_with(prefix); });
}

/// What stands behind the prefix in the name of a generation; 0 for no number.
unsigned number_of(const fs::path& generation) {
  const std::string name = generation.filename().string();
  unsigned number = 0;
  std::from_chars(name.data() + generation_prefix.size(), name.data() + name.size(), number);
  return number;
}

/// The name of a file in a folder that is no part of an index; none when there is none.
std::optional<std::string> stranger_in(const fs::path& folder) {
  for (const auto& entry : support::list_directory(folder)) {
    std::string name = entry.filename().string();
    if (!starts_with_any(name, {generation_prefix, "lock", "current"})) return name;
  }
  return std::nullopt;
}

}  // namespace

IndexDirectory::IndexDirectory(const fs::path& path) : path_(support::absolute_path(path)) {}

std::optional<fs::path> IndexDirectory::current() const {
  auto generation = renewable();
  if (!generation) return std::nullopt;
  if (generation->format != schema::index_format_version) throw format_error(generation->format, path_);
  return std::move(generation->folder);
}

std::optional<IndexDirectory::Generation> IndexDirectory::renewable() const {
  const auto type = type_of(path_);
  if (type == fs::file_type::not_found) return std::nullopt;
  if (type != fs::file_type::directory)
    throw Error(ErrorCode::index_missing,
                fmt::format("'{}' is not an index: it is not a folder", path_.string()),
                "give the folder of an index with --index");
  if (type_of(pointer()) == fs::file_type::not_found) return std::nullopt;
  const std::string line = support::read_file(pointer(), 4096);
  std::string_view rest = line;
  if (take_word(rest) != pointer_word) throw damaged_pointer(pointer());
  const int version = read_version(take_word(rest), pointer());
  if (!is_renewable(version)) throw format_error(version, path_);
  const auto name = take_word(rest);
  if (!name.starts_with(generation_prefix) || name.find('/') != std::string_view::npos)
    throw damaged_pointer(pointer());
  return Generation{path_ / name, version};
}

fs::path IndexDirectory::require_current() const {
  if (auto generation = current()) return *generation;
  throw missing_index(path_);
}

void IndexDirectory::require_index_or_lock() const {
  if (renewable()) return;
  if (type_of(lock_file()) != fs::file_type::regular || stranger_in(path_)) throw missing_index(path_);
  constexpr std::uintmax_t longest_line = 4096;
  std::error_code failure;
  if (fs::file_size(lock_file(), failure) > longest_line) throw missing_index(path_);
  const std::string line = support::read_file(lock_file(), longest_line);
  const bool names_holder = line.starts_with("process ") && line.find(" since ") != std::string::npos;
  if (!line.empty() && !names_holder) throw missing_index(path_);
}

void IndexDirectory::create() const {
  std::error_code failure;
  if (fs::exists(path_, failure) && !fs::is_directory(path_, failure))
    throw Error(ErrorCode::invalid_argument,
                fmt::format("cannot make an index at '{}': it is a file", path_.string()),
                "give a folder with --index");
  const bool is_new = fs::create_directories(path_, failure);
  if (failure) throw support::system_error("make the index folder", path_, failure.value());
  if (is_new) support::sync_directory(fs::absolute(path_).lexically_normal().parent_path());
  if (renewable()) return;
  if (const auto name = stranger_in(path_))
    throw Error(ErrorCode::invalid_argument,
                fmt::format("cannot make an index at '{}': the folder holds other files ('{}')",
                            path_.string(), *name),
                "give an empty folder, or one that does not exist, with --index");
}

std::vector<fs::path> IndexDirectory::generations() const {
  std::vector<fs::path> folders;
  if (type_of(path_) == fs::file_type::not_found) return folders;
  for (const auto& entry : support::list_directory(path_))
    if (entry.filename().string().starts_with(generation_prefix)) folders.push_back(entry);
  std::sort(folders.begin(), folders.end(),
            [](const auto& a, const auto& b) { return number_of(a) > number_of(b); });
  return folders;
}

fs::path IndexDirectory::new_generation() const {
  // Never a name that was in use: a reader may still have the old database open under it.
  const auto known = generations();
  return path_ / fmt::format("{}{}", generation_prefix, known.empty() ? 1 : number_of(known.front()) + 1);
}

void IndexDirectory::publish(const fs::path& generation) const {
  publish(generation, schema::index_format_version);
}

void IndexDirectory::publish(const fs::path& generation, int version) const {
  if (!is_renewable(version)) throw format_error(version, path_);
  support::replace_file(pointer(),
                        fmt::format("{} {} {}\n", pointer_word, version, generation.filename().string()));
}

void IndexDirectory::remove_leftovers() const {
  std::error_code failure;
  for (const auto& entry : generations()) fs::remove_all(entry, failure);
}

void IndexDirectory::remove_leftovers(const fs::path& current, std::uint64_t current_revision) const {
  std::error_code failure;
  for (const auto& entry : generations())
    if (entry != current) fs::remove_all(entry, failure);
  for (const auto& file : support::list_directory(current)) {
    const bool is_sidecar =
        starts_with_any(file.filename().string(), {"columns-", "manifest-", "later-words-"});
    const bool is_current = file == columns_file(current, current_revision) ||
                            file == manifest_file(current, current_revision) ||
                            file == later_words_file(current, current_revision);
    if (is_sidecar && !is_current) fs::remove(file, failure);
  }
}

Error missing_index(const fs::path& index_dir) {
  return {ErrorCode::index_missing, fmt::format("there is no index at '{}'", index_dir.string()),
          "make one with 'dossier index --index DIR PATH...', or name another with --index"};
}

Error format_error(int version, const fs::path& index_dir) {
  const bool is_newer = version > schema::index_format_version;
  const std::string_view advice =
      is_newer
          ? "update dossier, or build an index of its own for this version: dossier index --index DIR PATH..."
      : is_renewable(version) ? "make it anew from the text that is stored in it: dossier rebuild; the next "
                                "run of 'dossier index' "
                                "does so, too"
                              : "build the index anew: move its folder away and run 'dossier index' with the "
                                "same paths, or use the "
                                "version of dossier that wrote it";
  return {ErrorCode::index_format,
          fmt::format("index '{}' has format version {}, written by {} version of dossier; this one reads "
                      "format version {}",
                      index_dir.string(), version, is_newer ? "a newer" : "an older",
                      schema::index_format_version),
          std::string(advice)};
}

fs::path columns_file(const fs::path& generation, std::uint64_t revision) {
  return generation / fmt::format("columns-{}", revision);
}

fs::path manifest_file(const fs::path& generation, std::uint64_t revision) {
  return generation / fmt::format("manifest-{}", revision);
}

fs::path later_words_file(const fs::path& generation, std::uint64_t revision) {
  return generation / fmt::format("later-words-{}", revision);
}

std::string wrap_sidecar(std::string_view kind, std::string_view uuid, std::string_view content) {
  return fmt::format("dossier-{} {} {} {:016x}\n{}", kind, schema::index_format_version, uuid,
                     support::hash64(content), content);
}

namespace {

std::optional<std::string> read_if_there(const fs::path& file) {
  try {
    return support::read_file(file, max_sidecar_bytes);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return std::nullopt;
    throw;
  }
}

}  // namespace

std::optional<std::string> read_sidecar(const fs::path& file, std::string_view kind, std::string_view uuid) {
  std::optional<std::string> bytes = read_if_there(file);
  if (!bytes) return std::nullopt;
  const auto line_end = bytes->find('\n');
  if (line_end == std::string::npos) return std::nullopt;
  const std::string_view content = std::string_view(*bytes).substr(line_end + 1);
  const std::string header = fmt::format("dossier-{} {} {} {:016x}", kind, schema::index_format_version, uuid,
                                         support::hash64(content));
  if (std::string_view(*bytes).substr(0, line_end) != header) return std::nullopt;
  bytes->erase(0, line_end + 1);
  return bytes;
}

}  // namespace dossier::store
