// SPDX-License-Identifier: GPL-2.0-or-later
// How do the words of one document lie in the forward index?
#include "store/document_words.h"

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

void append_own(std::string& out, WordForm form, std::uint16_t stem_number) {
  const bool is_stem = form.exact == form.stem;
  out.append(reinterpret_cast<const char*>(&stem_number), sizeof stem_number);
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

}  // namespace

DocumentWords::DocumentWords(std::string_view record) {
  if (record.empty()) return;
  Head head{};
  std::memcpy(head.data(), take(record, sizeof head).data(), sizeof head);
  own_count_ = head[1];
  if (own_count_ > unknown_word - first_own_code) refuse_words();
  const auto codes = take(record, std::size_t{head[0]} * sizeof(WordCode));
  codes_ = {reinterpret_cast<const WordCode*>(codes.data()), head[0]};
  own_ = record;
}

std::span<const WordCode> DocumentWords::title_codes() const {
  const auto end = std::find(codes_.begin(), codes_.end(), paragraph_end);
  return codes_.first(static_cast<std::size_t>(end - codes_.begin()));
}

OwnForm DocumentWords::take_own(std::string_view& rest) {
  OwnForm own;
  std::memcpy(&own.stem_number, take(rest, sizeof own.stem_number).data(), sizeof own.stem_number);
  const auto sizes = take(rest, 2);
  const auto stem = take(rest, static_cast<unsigned char>(sizes[0]));
  const auto exact = take(rest, static_cast<unsigned char>(sizes[1]));
  own.form = {stem, exact.empty() ? stem : exact};
  return own;
}

std::string encode_words(const WordSequence& sequence, std::span<const KnownForm> known) {
  if (sequence.words().empty()) return {};
  std::vector<WordCode> codes;
  std::string own;
  Head head{static_cast<std::uint32_t>(sequence.words().size()), 0};
  for (std::size_t form = 0; form < known.size(); ++form) {
    codes.push_back(known[form].code);
    if (codes.back() != 0) continue;
    const std::uint32_t code = first_own_code + head[1];
    codes.back() = code < unknown_word ? static_cast<WordCode>(code) : unknown_word;
    if (codes.back() == unknown_word) continue;
    append_own(own, sequence.form(form), known[form].stem_number);
    ++head[1];
  }
  std::string record(sizeof head + sequence.words().size() * sizeof(WordCode), '\0');
  std::memcpy(record.data(), head.data(), sizeof head);
  char* place = record.data() + sizeof head;
  for (const std::uint32_t word : sequence.words()) {
    const WordCode code = word == WordSequence::paragraph_end ? paragraph_end : codes[word];
    std::memcpy(place, &code, sizeof code);
    place += sizeof code;
  }
  return record += own;
}

}  // namespace dossier::store
