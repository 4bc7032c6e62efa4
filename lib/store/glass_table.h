// SPDX-License-Identifier: GPL-2.0-or-later
// How is a table of a Xapian glass database written from sorted entries?
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store::glass {

/// Bytes of a block; Xapian's default.
inline constexpr std::size_t block_bytes = 8192;

/// Where the tree of a finished table begins.
struct Tree {
  std::uint32_t root = 0;
  /// Levels above the leaves.
  unsigned level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

/// Writes one table front to back: blocks are filled whole and never touched again, as by Xapian's compactor.
/// The format is that of Xapian 1.4 (backends/glass/glass_table.h there describes blocks and items): a B-tree
/// of blocks, each with a directory of its items at the front and the items themselves at the back; a tag
/// that is too long for one item is cut into components.
class TableWriter {
 public:
  /// \throws Error `io`
  explicit TableWriter(std::filesystem::path file);

  /// Adds an entry; its key must sort after all before it and hold at most 255 bytes.
  /// \param is_compressed whether `tag` is a raw deflate stream, which Xapian unpacks when it reads it
  /// \throws Error `io`
  void add(std::string_view key, std::string_view tag, bool is_compressed = false);

  /// Writes what is left. Nothing can be added afterwards. \throws Error `io`
  [[nodiscard]] Tree finish();

 private:
  /// A block under construction.
  struct Block {
    std::array<char, block_bytes> bytes{};
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    /// What the block above files it under: the key that its first item has, and that item's component.
    std::string key;
    unsigned component = 0;
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  static void clear(Block& block);
  [[nodiscard]] static std::size_t room(const Block& block) {
    return block.items_begin - block.directory_end;
  }
  /// Room for an item of this size, entered in the directory.
  [[nodiscard]] static char* new_item(Block& block, std::size_t size);
  void add_component(std::string_view key, std::string_view part, unsigned component, unsigned flags);
  void add_child(std::size_t level, std::string_view key, unsigned component, std::uint32_t child);
  void close_leaf();
  void close_branch(std::size_t level);
  std::uint32_t write(Block& block, std::size_t level);

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  Block leaf_;
  /// The block under construction of each level above the leaves.
  std::vector<std::unique_ptr<Block>> branches_;
  std::string last_key_;
  std::uint64_t entries_ = 0;
  std::uint32_t blocks_ = 0;
};

}  // namespace dossier::store::glass
