// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does each document consist of, in order, and where are they kept?
#include "store/forward_index.h"

#include "schema/format.h"
#include "store/codec.h"
#include "store/index_directory.h"
#include "support/errors.h"
#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

using Uuid = ForwardIndex::Uuid;

/// The last bytes of the file.
struct Tail {
  std::uint64_t documents = 0;
  std::uint64_t ends_at = 0;
  std::uint64_t vocabulary_at = 0;
  /// XXH3 of what lies from `ends_at` to the tail.
  std::uint64_t checksum = 0;
  std::uint64_t format = 0;
  Uuid uuid{};
};
static_assert(sizeof(Tail) == 80);

constexpr std::size_t alignment = 8;
constexpr std::size_t io_buffer_bytes = std::size_t{1} << 18;

[[noreturn]] void refuse_file() {
  throw Error(ErrorCode::index_damaged, "the file of words makes no sense");
}

Uuid padded(std::string_view uuid) {
  Uuid bytes{};
  std::copy_n(uuid.begin(), std::min(uuid.size(), bytes.size() - 1), bytes.begin());
  return bytes;
}

/// With zeros at the end, so that what follows is aligned.
std::string aligned(std::string bytes) {
  bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
  return bytes;
}

template <class Value>
std::string_view bytes_of(const Value& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

/// What is written at the end of the file, behind `size` bytes of records.
std::string make_tail(std::uint64_t size, const std::vector<std::uint64_t>& ends,
                      const std::string& vocabulary, std::string_view uuid) {
  std::string out{reinterpret_cast<const char*>(ends.data()), ends.size() * sizeof(std::uint64_t)};
  Tail tail;
  tail.documents = ends.size();
  tail.ends_at = size;
  tail.vocabulary_at = size + out.size();
  out = aligned(std::move(out += vocabulary));
  tail.checksum = support::hash64(out);
  tail.format = schema::index_format_version;
  tail.uuid = padded(uuid);
  return out += bytes_of(tail);
}

}  // namespace

fs::path words_file(const fs::path& generation) {
  return generation / "words";
}

ForwardIndexWriter::ForwardIndexWriter(fs::path path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wbxe")) {
  if (!file_) throw support::system_error("make", path_, errno);
  std::setvbuf(file_.get(), nullptr, _IOFBF, io_buffer_bytes);
}

void ForwardIndexWriter::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    throw support::system_error("write", path_, errno);
  size_ += bytes.size();
}

void ForwardIndexWriter::add(const WordSequence& words) {
  vocabulary_.add(words, known_);
  write(aligned(encode_words(words, known_)));
  ends_.push_back(size_);
}

void ForwardIndexWriter::finish(std::string_view uuid) {
  write(make_tail(size_, ends_, vocabulary_.encode(), uuid));
  if (std::fflush(file_.get()) != 0) throw support::system_error("write", path_, errno);
  file_.reset();
}

std::string encode_later(const LaterWords& later) {
  Encoder out;
  out.number(later.size());
  for (const auto& [number, record] : later) {
    out.number(number);
    out.text(record);
  }
  return out.take();
}

LaterWords decode_later(std::string_view bytes) {
  Decoder in(bytes, "list of later words");
  LaterWords later;
  for (std::size_t left = in.count(); left > 0; --left) {
    const DocumentNumber number = in.small_number();
    later[number] = in.text();
  }
  if (!in.at_end()) in.fail();
  return later;
}

ForwardIndex::ForwardIndex(std::variant<support::MappedFile, std::string> source)
    : source_(std::move(source)) {
  read_tail();
}

std::string_view ForwardIndex::bytes() const {
  if (const auto* file = std::get_if<support::MappedFile>(&source_)) return file->bytes();
  return std::get<std::string>(source_);
}

void ForwardIndex::read_tail() {
  const std::string_view all = bytes();
  Tail tail;
  if (all.size() < sizeof tail) refuse_file();
  const std::size_t tail_at = all.size() - sizeof tail;
  std::memcpy(&tail, all.data() + tail_at, sizeof tail);
  const bool is_sound = tail.format == schema::index_format_version && tail.ends_at % alignment == 0 &&
                        tail.vocabulary_at % alignment == 0 && tail.ends_at <= tail.vocabulary_at &&
                        tail.vocabulary_at <= tail_at &&
                        tail.documents == (tail.vocabulary_at - tail.ends_at) / sizeof(std::uint64_t);
  if (!is_sound) refuse_file();
  if (support::hash64(all.substr(tail.ends_at, tail_at - tail.ends_at)) != tail.checksum) refuse_file();
  ends_ = {reinterpret_cast<const std::uint64_t*>(all.data() + tail.ends_at), tail.documents};
  if (!std::is_sorted(ends_.begin(), ends_.end()) || (!ends_.empty() && ends_.back() > tail.ends_at))
    refuse_file();
  vocabulary_ = Vocabulary(all.substr(tail.vocabulary_at, tail_at - tail.vocabulary_at));
  frequencies_.assign(vocabulary_.frequencies().begin(), vocabulary_.frequencies().end());
  uuid_ = tail.uuid;
}

std::optional<ForwardIndex> ForwardIndex::open(const fs::path& generation, std::string_view uuid,
                                               LaterWords later) {
  try {
    ForwardIndex index{support::MappedFile(words_file(generation))};
    if (index.uuid_ != padded(uuid)) return std::nullopt;
    index.take_later(std::move(later));
    return index;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found || error.code() == ErrorCode::index_damaged) return std::nullopt;
    throw;
  }
}

ForwardIndex ForwardIndex::of_bytes(std::string bytes) {
  return ForwardIndex{std::move(bytes)};
}

void ForwardIndex::take_later(LaterWords later) {
  std::vector<DocumentNumber> last_document(frequencies_.size());
  const auto count = [&](const DocumentWords& document, DocumentNumber mark, std::uint32_t change) {
    const auto count_stem = [&](std::uint16_t stem) {
      if (stem >= frequencies_.size()) return;
      if (last_document[stem] != mark) frequencies_[stem] += change;
      last_document[stem] = mark;
    };
    for (const WordCode code : document.codes())
      if (code != paragraph_end && code <= vocabulary_.size()) count_stem(vocabulary_.stem_number(code));
    document.for_each_own([&](WordCode, const OwnForm& own) { count_stem(own.stem_number); });
  };
  DocumentNumber mark = 0;
  for (const auto& [number, record] : later) {
    count(built_words(number), ++mark, std::uint32_t{0} - 1);
    count(DocumentWords(record), ++mark, 1);
  }
  later_ = std::move(later);
}

DocumentWords ForwardIndex::words(DocumentNumber number) const {
  if (!later_.empty()) {
    const auto place = later_.find(number);
    if (place != later_.end()) return DocumentWords(place->second);
  }
  return built_words(number);
}

void ForwardIndex::prefetch(DocumentNumber number) const {
  constexpr std::size_t cache_line = 64;
  constexpr std::size_t most_bytes = 640;
  if (number < 1 || number > ends_.size()) return;
  const std::size_t begin = number == 1 ? 0 : ends_[number - 2];
  const std::size_t end = std::min<std::size_t>(begin + most_bytes, ends_[number - 1]);
  for (std::size_t place = begin; place < end; place += cache_line)
    __builtin_prefetch(bytes().data() + place);
}

DocumentWords ForwardIndex::built_words(DocumentNumber number) const {
  if (number < 1 || number > ends_.size()) return {};
  const std::uint64_t begin = number == 1 ? 0 : ends_[number - 2];
  const std::uint64_t end = ends_[number - 1];
  if (begin % alignment != 0) refuse_file();
  return DocumentWords(bytes().substr(begin, end - begin));
}

WordSequence ForwardIndex::sequence(DocumentNumber number) const {
  const DocumentWords document = words(number);
  std::vector<WordForm> own;
  document.for_each_own([&](WordCode, const OwnForm& each) { own.push_back(each.form); });
  WordSequence sequence;
  std::map<WordCode, std::uint32_t> forms;
  for (const WordCode code : document.codes()) {
    if (code == paragraph_end) {
      sequence.end_paragraph();
      continue;
    }
    const auto [place, is_new] = forms.try_emplace(code);
    if (is_new) {
      if (code < first_own_code ? code > vocabulary_.size()
                                : code - std::size_t{first_own_code} >= own.size())
        refuse_file();
      place->second = sequence.add_form(code < first_own_code ? vocabulary_.form(code)
                                                              : own[code - std::size_t{first_own_code}]);
    }
    sequence.add_word(place->second);
  }
  return sequence;
}

std::string ForwardIndex::encode(const WordSequence& words) const {
  std::vector<KnownForm> known;
  for (std::size_t form = 0; form < words.form_count(); ++form)
    known.push_back(vocabulary_.find(words.form(form)));
  return encode_words(words, known);
}

std::optional<ForwardIndex> open_forward_index(const Xapian::Database& database, const fs::path& generation) {
  const auto later = read_sidecar(later_words_file(generation, database.get_revision()), later_words_kind,
                                  database.get_uuid());
  if (!later) return std::nullopt;
  return ForwardIndex::open(generation, database.get_uuid(), decode_later(*later));
}

ForwardIndex rebuild_forward_index(const Xapian::Database& database, const MakeWords& make_words) {
  VocabularyBuilder vocabulary;
  std::vector<KnownForm> known;
  std::vector<std::uint64_t> ends;
  std::string bytes;
  for (auto place = database.postlist_begin({}); place != database.postlist_end({}); ++place) {
    ends.resize(*place - 1, bytes.size());
    const auto stored = decode_document(database.get_document(*place, Xapian::DOC_ASSUME_VALID).get_data());
    const WordSequence words = make_words(stored);
    vocabulary.add(words, known);
    bytes += aligned(encode_words(words, known));
    ends.push_back(bytes.size());
  }
  const std::string tail = make_tail(bytes.size(), ends, vocabulary.encode(), database.get_uuid());
  return ForwardIndex::of_bytes(bytes += tail);
}

}  // namespace dossier::store
