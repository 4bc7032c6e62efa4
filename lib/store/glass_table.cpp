// SPDX-License-Identifier: GPL-2.0-or-later
// How is a table of a Xapian glass database written from sorted entries?
#include "store/glass_table.h"

#include "store/glass_database.h"
#include "support/errors.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace dossier::store::glass {
namespace {

constexpr std::size_t directory_begin = 11;
constexpr std::size_t directory_entry = 2;
/// Before an item's key: its size and the key's length.
constexpr std::size_t item_head = 3;
constexpr std::size_t component_bytes = 2;
constexpr std::size_t child_bytes = 4;
/// Four items of the largest size must fit into a block.
constexpr std::size_t max_item_bytes = (block_bytes - directory_begin - 4 * directory_entry) / 4;
/// A component with less than this is not worth an item of its own.
constexpr std::size_t min_component = 64;

constexpr unsigned is_compressed_flag = 0x8000;
constexpr unsigned is_last_flag = 0x4000;
constexpr unsigned is_first_flag = 0x2000;

void put2(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8U);
  at[1] = static_cast<char>(value);
}

void put4(char* at, std::uint32_t value) {
  put2(at, value >> 16U);
  put2(at + 2, value & 0xFFFFU);
}

/// As much of `key` as tells it from the key before it.
std::string_view distinct_part(std::string_view before, std::string_view key) {
  const auto differs = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  const auto common = static_cast<std::size_t>(differs.second - key.begin());
  return key.substr(0, common + 1);
}

}  // namespace

TableWriter::TableWriter(std::filesystem::path file)
    : path_(std::move(file)), file_(std::fopen(path_.c_str(), "wbxe")) {
  if (!file_) throw support::system_error("make", path_, errno);
  clear(leaf_);
  // Every table begins with an item that has an empty key.
  char* item = new_item(leaf_, item_head);
  put2(item, is_first_flag | is_last_flag);
  item[2] = 0;
}

void TableWriter::clear(Block& block) {
  block.bytes.fill(0);
  block.directory_end = directory_begin;
  block.items_begin = block_bytes;
}

char* TableWriter::new_item(Block& block, std::size_t size) {
  block.items_begin -= size;
  put2(block.bytes.data() + block.directory_end, block.items_begin);
  block.directory_end += directory_entry;
  return block.bytes.data() + block.items_begin;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
  const std::size_t head = item_head + key.size();
  const unsigned flags = is_compressed ? is_compressed_flag : 0;
  unsigned component = 1;
  do {
    const std::size_t overhead = head + (component == 1 ? 0 : component_bytes);
    const std::size_t needed = std::min(overhead + tag.size(), max_item_bytes);
    if (room(leaf_) < needed + directory_entry) {
      // Long tags fill what is left of a block; short ones stay whole.
      const bool is_long = overhead + tag.size() > max_item_bytes;
      if (!is_long || room(leaf_) < overhead + min_component + directory_entry) close_leaf();
    }
    const std::size_t length =
        std::min({tag.size(), max_item_bytes - overhead, room(leaf_) - directory_entry - overhead});
    const bool is_last = length == tag.size();
    add_component(key, tag.substr(0, length), component,
                  flags | (component == 1 ? is_first_flag : 0U) | (is_last ? is_last_flag : 0U));
    tag.remove_prefix(length);
    ++component;
    last_key_ = key;
    if (is_last) break;
  } while (true);
  ++entries_;
}

void TableWriter::add_component(std::string_view key, std::string_view part, unsigned component,
                                unsigned flags) {
  if (leaf_.directory_end == directory_begin) {
    leaf_.key = distinct_part(last_key_, key);
    leaf_.component = component;
  }
  const bool is_first = component == 1;
  const std::size_t size = item_head + key.size() + (is_first ? 0 : component_bytes) + part.size();
  char* at = new_item(leaf_, size);
  put2(at, (size - item_head) | flags);
  at[2] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + item_head);
  if (!is_first) {
    put2(at, component);
    at += component_bytes;
  }
  std::copy(part.begin(), part.end(), at);
}

void TableWriter::close_leaf() {
  const std::uint32_t number = write(leaf_, 0);
  add_child(1, leaf_.key, leaf_.component, number);
  clear(leaf_);
}

void TableWriter::add_child(std::size_t level, std::string_view key, unsigned component,
                            std::uint32_t child) {
  if (branches_.size() < level) {
    branches_.push_back(std::make_unique<Block>());
    clear(*branches_.back());
  }
  Block& block = *branches_[level - 1];
  const std::size_t size = child_bytes + 1 + key.size() + component_bytes;
  if (room(block) < size + directory_entry) close_branch(level);
  if (block.directory_end == directory_begin) {
    // The block above has the key of a branch's first item: here it is left out.
    block.key = key;
    block.component = component;
    key = {};
    component = 0;
  }
  char* at = new_item(block, child_bytes + 1 + key.size() + component_bytes);
  put4(at, child);
  at[child_bytes] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + child_bytes + 1);
  put2(at, component);
}

void TableWriter::close_branch(std::size_t level) {
  Block& block = *branches_[level - 1];
  const std::uint32_t number = write(block, level);
  add_child(level + 1, block.key, block.component, number);
  clear(block);
}

std::uint32_t TableWriter::write(Block& block, std::size_t level) {
  char* head = block.bytes.data();
  put4(head, first_revision);
  head[4] = static_cast<char>(level);
  put2(head + 5, room(block));
  put2(head + 7, room(block));
  put2(head + 9, block.directory_end);
  if (std::fwrite(head, 1, block_bytes, file_.get()) != block_bytes)
    throw support::system_error("write", path_, errno);
  return blocks_++;
}

Tree TableWriter::finish() {
  Tree tree;
  tree.entries = entries_;
  if (branches_.empty()) {
    tree.root = write(leaf_, 0);
  } else {
    close_leaf();
    std::size_t level = 1;
    for (; level < branches_.size(); ++level) close_branch(level);
    tree.root = write(*branches_[level - 1], level);
    tree.level = static_cast<unsigned>(level);
  }
  tree.blocks = blocks_;
  std::FILE* file = file_.release();
  const bool is_written = std::fflush(file) == 0;
  const int failure = errno;
  if (std::fclose(file) != 0 || !is_written)
    throw support::system_error("write", path_, is_written ? errno : failure);
  return tree;
}

}  // namespace dossier::store::glass
