// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database built from nothing as fast as the machine allows?
#include "index/bulk_builder.h"

#include "store/glass_codec.h"
#include "support/errors.h"
#include "support/file.h"

#include <dossier/error.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;
namespace glass = store::glass;

fs::path made(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw support::system_error("make the folder", folder, failure.value());
  return folder;
}

/// \throws Error when what is written here could not be read
fs::path checked(const fs::path& folder) {
  if (!glass::is_readable())
    throw Error(ErrorCode::internal,
                fmt::format("this library writes the databases of Xapian 1.4, but Xapian {} is linked",
                            Xapian::version_string()),
                "install the Xapian that Dossier was built for");
  return made(folder);
}

}  // namespace

/// Entries of the postings table that wait in a file until their turn comes.
class BulkBuilder::ChunkFile {
 public:
  explicit ChunkFile(fs::path path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "w+bxe")) {
    if (!file_) throw support::system_error("make", path_, errno);
  }

  void write(std::string_view key, std::string_view tag) {
    write_text(key);
    write_text(tag);
  }

  /// Calls `visit(key, tag)` with each entry.
  template <class Visit>
  void for_each(Visit&& visit) {
    if (std::fflush(file_.get()) != 0) fail("write");
    std::rewind(file_.get());
    std::string key;
    std::string tag;
    while (read_text(key)) {
      if (!read_text(tag)) fail("read");
      visit(key, tag);
    }
  }

 private:
  [[noreturn]] void fail(std::string_view action) const { throw support::system_error(action, path_, errno); }

  void write_text(std::string_view text) {
    const std::size_t size = text.size();
    if (std::fwrite(&size, sizeof size, 1, file_.get()) != 1 ||
        std::fwrite(text.data(), 1, size, file_.get()) != size)
      fail("write");
  }

  [[nodiscard]] bool read_text(std::string& text) {
    std::size_t size = 0;
    if (std::fread(&size, sizeof size, 1, file_.get()) != 1) {
      if (std::ferror(file_.get()) != 0) fail("read");
      return false;
    }
    text.resize(size);
    if (std::fread(text.data(), 1, size, file_.get()) != size) fail("read");
    return true;
  }

  fs::path path_;
  support::OpenFile file_;
};

struct BulkBuilder::Slot {
  Slot(std::uint32_t slot, const fs::path& scratch)
      : stream(slot), chunks(scratch / fmt::format("values-{}", slot)) {}

  glass::ValueStream stream;
  ChunkFile chunks;
};

BulkBuilder::BulkBuilder(const fs::path& folder, std::size_t max_bytes)
    : folder_(checked(folder)),
      scratch_(made(folder_ / "scratch")),
      data_(glass::data_file(folder_)),
      term_lists_(glass::terms_file(folder_)),
      words_(store::words_file(folder_)),
      runs_(scratch_, max_bytes) {}

BulkBuilder::~BulkBuilder() {
  std::error_code failure;
  fs::remove_all(scratch_, failure);
}

void BulkBuilder::add(const Postings& postings) {
  ++statistics_.documents;
  if (!postings.data.empty()) data_.add(glass::document_key(statistics_.documents), postings.data);
  words_.add(postings.words);
  add_terms(postings.terms);
  add_values(postings.values);
}

void BulkBuilder::add_terms(const CountedTerms& terms) {
  const std::uint64_t length = terms.length();
  const auto short_length = static_cast<std::uint32_t>(length);
  encoder_.begin(length, terms.terms.size());
  constexpr std::size_t lists_ahead = 4;
  constexpr std::size_t slots_ahead = 12;
  for (std::size_t i = 0; i < terms.terms.size(); ++i) {
    if (i + slots_ahead < terms.terms.size()) runs_.announce(terms.terms[i + slots_ahead].hash);
    if (i + lists_ahead < terms.terms.size()) runs_.announce_list(terms.terms[i + lists_ahead].hash);
    const auto& term = terms.terms[i];
    const std::string_view text = terms.text(term);
    encoder_.add(text, term.frequency);
    runs_.add(text, term.hash, statistics_.documents, term.frequency);
    statistics_.largest_wdf = std::max(statistics_.largest_wdf, term.frequency);
  }
  const std::string_view list = terms.terms.empty() ? std::string_view{} : encoder_.bytes();
  const std::string_view packed = deflater_.compress(list);
  const bool is_shorter = packed.size() < list.size();
  term_lists_.add(glass::document_key(statistics_.documents), is_shorter ? packed : list, is_shorter);
  lengths_.push_back(short_length);
  statistics_.total_length += length;
  statistics_.longest = std::max(statistics_.longest, short_length);
  if (length > 0 && (statistics_.shortest == 0 || short_length < statistics_.shortest))
    statistics_.shortest = short_length;
}

void BulkBuilder::add_values(const std::vector<std::pair<std::uint32_t, std::string>>& values) {
  if (values.empty()) return;
  std::string slots_used;
  std::uint32_t next_slot = 0;
  for (const auto& [slot, value] : values) {
    glass::append_number(slots_used, slot - next_slot);
    next_slot = slot + 1;
    Slot& waiting = slots_.try_emplace(slot, slot, scratch_).first->second;
    waiting.stream.add(statistics_.documents, value, [&](const std::string& key, const std::string& tag) {
      waiting.chunks.write(key, tag);
    });
  }
  term_lists_.add(glass::slots_key(statistics_.documents), slots_used);
}

void BulkBuilder::write_values(glass::TableWriter& table) {
  for (const auto& [number, slot] : slots_) table.add(slot.stream.statistics_key(), slot.stream.statistics());
  const auto write = [&](const std::string& key, const std::string& tag) { table.add(key, tag); };
  for (auto& [number, slot] : slots_) {
    slot.chunks.for_each(write);
    slot.stream.flush(write);
  }
}

void BulkBuilder::write_lengths(glass::PostingListWriter& lists) {
  if (lengths_.empty()) return;
  lists.begin({}, 0, 0);  // the list of lengths has no counts
  for (std::uint32_t number = 1; number <= lengths_.size(); ++number) lists.add(number, lengths_[number - 1]);
  lists.end();
}

glass::Tree BulkBuilder::write_postings() {
  glass::TableWriter table(glass::postings_file(folder_));
  write_values(table);
  glass::PostingListWriter lists(table);
  write_lengths(lists);
  runs_.for_each([&](const PostingList& list) {
    lists.begin(list.term, list.count, list.total);
    list.for_each([&](std::uint32_t document, std::uint32_t frequency) { lists.add(document, frequency); });
    lists.end();
  });
  return table.finish();
}

void BulkBuilder::finish() {
  glass::Trees trees;
  trees.data = data_.finish();
  trees.terms = term_lists_.finish();
  trees.postings = write_postings();
  glass::write_version_file(folder_, trees, statistics_);
  words_.finish(Xapian::Database(folder_.string()).get_uuid());
  std::error_code failure;
  fs::remove_all(scratch_, failure);
}

}  // namespace dossier::index
