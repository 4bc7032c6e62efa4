// SPDX-License-Identifier: GPL-2.0-or-later
// How are the postings of many documents turned into one list a term, in bounded memory?
#include "index/posting_runs.h"

#include "support/errors.h"
#include "support/file.h"

#include <dossier/error.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fmt/format.h>

namespace dossier::index {
namespace {

constexpr std::size_t first_posting_slots = std::size_t{1} << 16;
/// What a list takes besides its bytes and its term.
constexpr std::size_t list_overhead = 160;

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

std::uint32_t read_varint(const char*& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

/// Before each list of a run.
struct RunEntry {
  std::uint32_t term_bytes = 0;
  std::uint32_t count = 0;
  std::uint64_t total = 0;
  std::uint64_t list_bytes = 0;
};

constexpr std::size_t io_buffer_bytes = std::size_t{1} << 18;

support::OpenFile open_file(const std::filesystem::path& path, const char* mode) {
  support::OpenFile file(std::fopen(path.c_str(), mode));
  if (!file) throw support::system_error("open", path, errno);
  std::setvbuf(file.get(), nullptr, _IOFBF, io_buffer_bytes);
  return file;
}

std::filesystem::path run_file(const std::filesystem::path& scratch, std::size_t number) {
  return scratch / fmt::format("postings-{:04}", number);
}

}  // namespace

void PostingList::for_each(const std::function<void(std::uint32_t, std::uint32_t)>& visit) const {
  for (const std::string_view stretch : stretches) {
    std::uint32_t document = 0;
    const char* at = stretch.data();
    const char* const end = at + stretch.size();
    while (at != end) {
      document += read_varint(at);
      const std::uint32_t frequency = read_varint(at);
      visit(document, frequency);
    }
  }
}

/// A run that is read back, list by list.
class PostingRuns::Run {
 public:
  explicit Run(std::filesystem::path path) : path_(std::move(path)), file_(open_file(path_, "rbe")) {
    next();
  }

  [[nodiscard]] bool is_at_end() const { return is_at_end_; }
  [[nodiscard]] std::string_view term() const { return term_; }
  [[nodiscard]] const RunEntry& entry() const { return entry_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  void next() {
    if (std::fread(&entry_, sizeof entry_, 1, file_.get()) != 1) {
      if (std::ferror(file_.get()) != 0) throw support::system_error("read", path_, errno);
      is_at_end_ = true;
      return;
    }
    read(term_, entry_.term_bytes);
    read(bytes_, entry_.list_bytes);
  }

 private:
  void read(std::string& out, std::size_t size) {
    out.resize(size);
    if (std::fread(out.data(), 1, size, file_.get()) != size)
      throw support::system_error("read", path_, std::ferror(file_.get()) != 0 ? errno : EIO);
  }

  std::filesystem::path path_;
  support::OpenFile file_;
  RunEntry entry_;
  std::string term_;
  std::string bytes_;
  bool is_at_end_ = false;
};

PostingRuns::PostingRuns(std::filesystem::path scratch, std::size_t max_bytes)
    : scratch_(std::move(scratch)), max_bytes_(max_bytes), slots_(first_posting_slots, 0) {}

PostingRuns::~PostingRuns() = default;

void PostingRuns::add(std::string_view term, std::uint64_t hash, std::uint32_t document,
                      std::uint32_t frequency) {
  List& list = list_of(term, hash);
  const std::size_t before = list.bytes.size();
  append_varint(list.bytes, document - list.last);
  append_varint(list.bytes, frequency);
  bytes_ += list.bytes.size() - before;
  list.last = document;
  list.total += frequency;
  ++list.count;
  if (bytes_ >= max_bytes_) write_run();
}

PostingRuns::List& PostingRuns::list_of(std::string_view term, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) {
      slots_[slot] = static_cast<std::uint32_t>(lists_.size() + 1);
      break;
    }
    List& list = lists_[slots_[slot] - 1];
    if (list.hash == hash && list.term == term) return list;
  }
  lists_.emplace_back();
  lists_.back().term = term;
  lists_.back().hash = hash;
  bytes_ += term.size() + list_overhead;
  if (lists_.size() * 2 > slots_.size()) grow();
  return lists_.back();
}

void PostingRuns::grow() {
  std::vector<std::uint32_t> wider(slots_.size() * 2, 0);
  const std::size_t mask = wider.size() - 1;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    std::size_t slot = lists_[i].hash & mask;
    while (wider[slot] != 0) slot = (slot + 1) & mask;
    wider[slot] = static_cast<std::uint32_t>(i + 1);
  }
  slots_ = std::move(wider);
}

void PostingRuns::sort() {
  std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) { return a.term < b.term; });
}

void PostingRuns::forget_lists() {
  lists_.clear();
  slots_.assign(first_posting_slots, 0);
  bytes_ = 0;
}

void PostingRuns::write_run() {
  sort();
  const auto path = run_file(scratch_, runs_);
  const support::OpenFile file = open_file(path, "wbxe");
  for (const List& list : lists_) {
    const RunEntry entry{static_cast<std::uint32_t>(list.term.size()), list.count, list.total,
                         list.bytes.size()};
    std::fwrite(&entry, sizeof entry, 1, file.get());
    std::fwrite(list.term.data(), 1, list.term.size(), file.get());
    std::fwrite(list.bytes.data(), 1, list.bytes.size(), file.get());
  }
  if (std::fflush(file.get()) != 0 || std::ferror(file.get()) != 0)
    throw support::system_error("write", path, errno);
  ++runs_;
  forget_lists();
}

void PostingRuns::for_each(const std::function<void(const PostingList&)>& visit) {
  sort();
  std::vector<std::unique_ptr<Run>> runs;
  for (std::size_t number = 0; number < runs_; ++number)
    runs.push_back(std::make_unique<Run>(run_file(scratch_, number)));
  auto own = lists_.begin();
  PostingList list;
  std::string term;
  for (;;) {
    std::optional<std::string_view> smallest;
    if (own != lists_.end()) smallest = own->term;
    for (const auto& run : runs)
      if (!run->is_at_end() && (!smallest || run->term() < *smallest)) smallest = run->term();
    if (!smallest) break;
    term = *smallest;
    list = {};
    list.term = term;
    const auto take = [&](std::string_view bytes, std::uint32_t count, std::uint64_t total) {
      list.stretches.push_back(bytes);
      list.count += count;
      list.total += total;
    };
    for (const auto& run : runs)
      if (!run->is_at_end() && run->term() == term)
        take(run->bytes(), run->entry().count, run->entry().total);
    const bool is_own = own != lists_.end() && own->term == term;
    if (is_own) take(own->bytes, own->count, own->total);
    visit(list);
    for (const auto& run : runs)
      if (!run->is_at_end() && run->term() == term) run->next();
    if (is_own) ++own;
  }
  forget_lists();
}

}  // namespace dossier::index
