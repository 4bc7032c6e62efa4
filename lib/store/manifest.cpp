// SPDX-License-Identifier: GPL-2.0-or-later
// Which roots and files was the index made from, and how did each file fare?
#include "store/manifest.h"

#include "store/codec.h"

#include <algorithm>

namespace dossier::store {
namespace {

constexpr std::string_view manifest_name = "manifest";

/// A file's nine parts take at least a byte each.
constexpr std::size_t least_entry_bytes = 9;

/// How a hash is kept: hundreds of thousands of them are most of a manifest.
enum class HashForm : std::uint64_t { none, packed, text, same_as_file };

constexpr std::size_t hash_digits = 32;
constexpr std::string_view digits = "0123456789abcdef";

bool is_packable(std::string_view hash) {
  return hash.size() == hash_digits && hash.find_first_not_of(digits) == std::string_view::npos;
}

std::string packed(std::string_view hash) {
  std::string bytes;
  for (std::size_t i = 0; i < hash.size(); i += 2)
    bytes.push_back(static_cast<char>((digits.find(hash[i]) << 4U) | digits.find(hash[i + 1])));
  return bytes;
}

std::string unpacked(std::string_view bytes) {
  std::string hash;
  for (const char byte : bytes) {
    hash.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
    hash.push_back(digits[static_cast<unsigned char>(byte) & 0xFU]);
  }
  return hash;
}

void encode_hash(Encoder& out, std::string_view hash, std::string_view of_file) {
  const auto form = [&] {
    if (hash.empty()) return HashForm::none;
    if (hash == of_file) return HashForm::same_as_file;
    return is_packable(hash) ? HashForm::packed : HashForm::text;
  }();
  out.number(static_cast<std::uint64_t>(form));
  if (form == HashForm::packed) out.text(packed(hash));
  if (form == HashForm::text) out.text(hash);
}

std::string read_hash(Decoder& in, std::string_view of_file) {
  switch (static_cast<HashForm>(in.number())) {
    case HashForm::none:
      return {};
    case HashForm::packed:
      return unpacked(in.text());
    case HashForm::text:
      return std::string(in.text());
    case HashForm::same_as_file:
      return std::string(of_file);
  }
  in.fail();
}

std::string encode_details(const std::string& key, const ManifestFile& file) {
  Encoder out;
  encode_hash(out, file.content_hash, {});
  for (const ManifestDocument& document : file.documents) {
    // No document has an empty id, so that an empty one can stand for the usual: the key itself.
    out.text(document.id == key ? std::string_view{} : document.id);
    encode_hash(out, document.content_hash, file.content_hash);
  }
  for (const ManifestFailure& failure : file.failures) {
    out.number(failure.line);
    out.text(failure.reason);
  }
  if (!file.failures.empty()) {
    out.number(file.limits.document_bytes);
    out.number(file.limits.extractor_seconds);
    out.number(file.limits.extractor_bytes);
  }
  return out.take();
}

/// Indexes from before limits were remembered have none.
ReadingLimits read_limits(Decoder& in) {
  ReadingLimits limits;
  if (in.at_end()) return limits;
  limits.document_bytes = in.number();
  limits.extractor_seconds = in.number();
  limits.extractor_bytes = in.number();
  return limits;
}

/// Names that many files share, each written once.
class Names {
 public:
  std::uint64_t number_of(std::string_view name) {
    const auto place = std::find(names_.begin(), names_.end(), name);
    if (place != names_.end()) return static_cast<std::uint64_t>(place - names_.begin());
    names_.emplace_back(name);
    return names_.size() - 1;
  }
  [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// Writes the files in order, then puts the names before them.
class ManifestWriter {
 public:
  void add(const ManifestEntry& entry) {
    files_.text(entry.key);
    files_.number(names_.number_of(entry.root));
    files_.number(names_.number_of(entry.format));
    files_.number(entry.extractor_version);
    files_.number(entry.stamp.size);
    files_.number(static_cast<std::uint64_t>(entry.stamp.mtime_ns));
    files_.number(entry.documents);
    files_.number(entry.failures);
    files_.text(entry.details);
    ++count_;
  }

  void add(const std::string& key, const ManifestFile& file) {
    const std::string details = encode_details(key, file);
    add({key, file.root, file.format, file.stamp, file.extractor_version,
         static_cast<std::uint32_t>(file.documents.size()), static_cast<std::uint32_t>(file.failures.size()),
         details});
  }

  std::string take(const std::vector<Root>& roots) {
    Encoder out;
    out.number(roots.size());
    for (const Root& root : roots) {
      out.text(root.name);
      out.text(root.path.string());
    }
    out.texts(names_.all());
    out.number(count_);
    return out.take() + files_.take();
  }

 private:
  Names names_;
  Encoder files_;
  std::size_t count_ = 0;
};

std::string_view read_name(Decoder& in, std::span<const std::string_view> names) {
  const std::uint64_t number = in.number();
  if (number >= names.size()) in.fail();
  return names[number];
}

ManifestEntry read_entry(Decoder& in, std::span<const std::string_view> names) {
  ManifestEntry entry;
  entry.key = in.text();
  entry.root = read_name(in, names);
  entry.format = read_name(in, names);
  entry.extractor_version = in.small_number();
  entry.stamp.size = in.number();
  entry.stamp.mtime_ns = static_cast<std::int64_t>(in.number());
  entry.documents = in.small_number();
  entry.failures = in.small_number();
  entry.details = in.text();
  // Each document and failure takes at least a byte: damaged counts must not ask for memory.
  if (entry.documents > entry.details.size() || entry.failures > entry.details.size()) in.fail();
  return entry;
}

}  // namespace

Manifest::Manifest() : Manifest(decode(ManifestWriter().take({}))) {}

Manifest::Manifest(const std::vector<Root>& roots, const ManifestChanges& files)
    : Manifest(Manifest().with(roots, files)) {}

const ManifestEntry* Manifest::find(std::string_view key) const {
  const auto& entries = content_->entries;
  const auto place = std::lower_bound(entries.begin(), entries.end(), key,
                                      [](const ManifestEntry& entry, auto k) { return entry.key < k; });
  return place != entries.end() && place->key == key ? &*place : nullptr;
}

ManifestFile Manifest::file(const ManifestEntry& entry) {
  ManifestFile file{std::string(entry.root), entry.stamp, {}, std::string(entry.format),
                    entry.extractor_version, {},          {}, {}};
  Decoder in(entry.details, manifest_name);
  file.content_hash = read_hash(in, {});
  file.documents.resize(entry.documents);
  for (ManifestDocument& document : file.documents) {
    document.id = in.text();
    if (document.id.empty()) document.id = entry.key;
    document.content_hash = read_hash(in, file.content_hash);
  }
  file.failures.resize(entry.failures);
  for (ManifestFailure& failure : file.failures) {
    failure.line = in.number();
    failure.reason = in.text();
  }
  file.limits = read_limits(in);
  return file;
}

Manifest Manifest::with(const std::vector<Root>& roots, const ManifestChanges& changes) const {
  ManifestWriter out;
  auto change = changes.begin();
  const auto write_changes_before = [&](const ManifestEntry* entry) {
    for (; change != changes.end() && (entry == nullptr || change->first < entry->key); ++change)
      if (change->second) out.add(change->first, *change->second);
  };
  for (const ManifestEntry& entry : content_->entries) {
    write_changes_before(&entry);
    if (change == changes.end() || change->first != entry.key) {
      out.add(entry);
      continue;
    }
    if (change->second) out.add(change->first, *change->second);
    ++change;
  }
  write_changes_before(nullptr);
  return decode(out.take(roots));
}

Manifest Manifest::decode(std::string bytes) {
  const auto content = std::make_shared<Content>();
  content->bytes = std::move(bytes);
  Decoder in(content->bytes, manifest_name);
  content->roots.resize(in.count());
  for (Root& root : content->roots) {
    root.name = in.text();
    root.path = std::string(in.text());
  }
  std::vector<std::string_view> names(in.count());
  for (auto& name : names) name = in.text();
  auto& entries = content->entries;
  const std::size_t count = in.count();
  entries.reserve(std::min(count, content->bytes.size() / least_entry_bytes));
  for (std::size_t left = count; left > 0; --left) {
    const ManifestEntry entry = read_entry(in, names);
    if (!entries.empty() && entries.back().key >= entry.key) in.fail();
    entries.push_back(entry);
  }
  if (!in.at_end()) in.fail();
  return Manifest(content);
}

}  // namespace dossier::store
