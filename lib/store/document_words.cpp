// SPDX-License-Identifier: GPL-2.0-or-later
// How do the words of one document lie in the forward index?
#include "store/document_words.h"

#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace dossier::store {
namespace {

/// Places, and number of own forms.
using Head = std::array<std::uint32_t, 2>;

[[noreturn]] void refuse_words() {
  throw Error(ErrorCode::index_damaged, "the words of a document make no sense");
}

void append_form(std::string& out, WordForm form) {
  const bool is_stem = form.exact == form.stem;
  out += static_cast<char>(form.stem.size());
  out += static_cast<char>(is_stem ? 0 : form.exact.size());
  out += form.stem;
  if (!is_stem) out += form.exact;
}

std::string_view take(std::string_view& bytes, std::size_t size) {
  if (bytes.size() < size) refuse_words();
  const auto taken = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return taken;
}

std::span<const std::uint16_t> take_numbers(std::string_view& bytes, std::size_t count) {
  const auto numbers = take(bytes, count * sizeof(std::uint16_t));
  return {reinterpret_cast<const std::uint16_t*>(numbers.data()), count};
}

void append_numbers(std::string& out, const std::vector<std::uint16_t>& numbers) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint16_t));
}

}  // namespace

std::uint16_t form_mark(std::string_view exact) {
  return static_cast<std::uint16_t>(support::hash64(exact));
}

DocumentWords::DocumentWords(std::string_view record) {
  if (record.empty()) return;
  Head head{};
  std::memcpy(head.data(), take(record, sizeof head).data(), sizeof head);
  if (head[1] > unknown_word - first_own_code) refuse_words();
  pairs_ = PairSignature(take(record, pair_signature_bytes(head[0])));
  codes_ = take_numbers(record, head[0]);
  own_stem_numbers_ = take_numbers(record, head[1]);
  own_marks_ = take_numbers(record, head[1]);
  own_ = record;
}

std::span<const WordCode> DocumentWords::title_codes() const {
  const auto end = std::find(codes_.begin(), codes_.end(), paragraph_end);
  return codes_.first(static_cast<std::size_t>(end - codes_.begin()));
}

WordForm DocumentWords::take_form(std::string_view& rest) {
  const auto sizes = take(rest, 2);
  const auto stem = take(rest, static_cast<unsigned char>(sizes[0]));
  const auto exact = take(rest, static_cast<unsigned char>(sizes[1]));
  return {stem, exact.empty() ? stem : exact};
}

std::string encode_words(const WordSequence& sequence, std::span<const KnownForm> known) {
  if (sequence.words().empty()) return {};
  std::vector<WordCode> codes;
  std::vector<std::uint16_t> own_stem_numbers;
  std::vector<std::uint16_t> own_marks;
  std::string own_forms;
  Head head{static_cast<std::uint32_t>(sequence.words().size()), 0};
  for (std::size_t form = 0; form < known.size(); ++form) {
    codes.push_back(known[form].code);
    if (codes.back() != 0) continue;
    const std::uint32_t code = first_own_code + head[1];
    codes.back() = code < unknown_word ? static_cast<WordCode>(code) : unknown_word;
    if (codes.back() == unknown_word) continue;
    own_stem_numbers.push_back(known[form].stem_number);
    own_marks.push_back(form_mark(sequence.form(form).exact));
    append_form(own_forms, sequence.form(form));
    ++head[1];
  }
  const std::string pairs = pair_signature(sequence);
  std::string record(sizeof head + pairs.size() + sequence.words().size() * sizeof(WordCode), '\0');
  std::memcpy(record.data(), head.data(), sizeof head);
  std::memcpy(record.data() + sizeof head, pairs.data(), pairs.size());
  char* place = record.data() + sizeof head + pairs.size();
  for (const std::uint32_t word : sequence.words()) {
    const WordCode code = word == WordSequence::paragraph_end ? paragraph_end : codes[word];
    std::memcpy(place, &code, sizeof code);
    place += sizeof code;
  }
  append_numbers(record, own_stem_numbers);
  append_numbers(record, own_marks);
  return record += own_forms;
}

}  // namespace dossier::store
