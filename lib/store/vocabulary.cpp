// SPDX-License-Identifier: GPL-2.0-or-later
// Which word forms do the codes of the forward index stand for?
#include "store/vocabulary.h"

#include <dossier/error.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

namespace dossier::store {
namespace {

/// A power of two, more than twice the codes that there are.
constexpr std::size_t slot_count = std::size_t{1} << 17;

[[noreturn]] void refuse() {
  throw Error(ErrorCode::index_damaged, "the vocabulary of the index makes no sense");
}

template <class Number>
std::span<const Number> take(std::string_view& bytes, std::size_t count) {
  if (bytes.size() / sizeof(Number) < count) refuse();
  const std::span<const Number> numbers{reinterpret_cast<const Number*>(bytes.data()), count};
  bytes.remove_prefix(count * sizeof(Number));
  return numbers;
}

template <class Number>
void append(std::string& out, const std::vector<Number>& numbers) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number));
}

/// Whether the numbers are codes of a vocabulary of this size.
bool are_codes(std::span<const WordCode> codes, std::size_t size) {
  return std::all_of(codes.begin(), codes.end(), [&](WordCode code) { return code >= 1 && code <= size; });
}

}  // namespace

void Vocabulary::fail() {
  refuse();
}

Vocabulary::Vocabulary(std::string_view bytes) {
  const std::size_t count = take<std::uint32_t>(bytes, 1).front();
  if (count >= first_own_code) refuse();
  starts_ = take<std::uint32_t>(bytes, 2 * count + 1);
  frequencies_ = take<std::uint32_t>(bytes, count);
  by_stem_ = take<WordCode>(bytes, count);
  by_exact_ = take<WordCode>(bytes, count);
  stem_numbers_ = take<std::uint16_t>(bytes, count);
  text_ = bytes;
  const bool is_sound = std::is_sorted(starts_.begin(), starts_.end()) && starts_.back() <= text_.size() &&
                        are_codes(by_stem_, count) && are_codes(by_exact_, count) &&
                        std::all_of(stem_numbers_.begin(), stem_numbers_.end(),
                                    [&](std::uint16_t number) { return number < count; });
  if (!is_sound) refuse();
  first_of_stem_.resize(count);
  for (std::size_t i = count; i-- > 0;)
    first_of_stem_[stem_number(by_stem_[i])] = static_cast<std::uint16_t>(i);
}

std::string_view Vocabulary::text(std::size_t index) const {
  return text_.substr(starts_[index], starts_[index + 1] - starts_[index]);
}

WordForm Vocabulary::form(WordCode code) const {
  const std::size_t index = 2 * place_of(code);
  const std::string_view stem = text(index);
  const std::string_view exact = text(index + 1);
  return {stem, exact.empty() ? stem : exact};
}

namespace {

/// The stretch of `codes`, which are sorted by `text_of`, that has this text.
template <class TextOf>
std::span<const WordCode> equal_stretch(std::span<const WordCode> codes, std::string_view text,
                                        TextOf&& text_of) {
  const auto begin = std::lower_bound(codes.begin(), codes.end(), text,
                                      [&](WordCode code, std::string_view t) { return text_of(code) < t; });
  const auto end = std::find_if(begin, codes.end(), [&](WordCode code) { return text_of(code) != text; });
  return codes.subspan(static_cast<std::size_t>(begin - codes.begin()),
                       static_cast<std::size_t>(end - begin));
}

}  // namespace

std::span<const WordCode> Vocabulary::with_stem(std::string_view stem) const {
  return equal_stretch(by_stem_, stem, [&](WordCode code) { return form(code).stem; });
}

std::span<const WordCode> Vocabulary::with_stem_number(std::uint16_t wanted) const {
  const auto begin = by_stem_.begin() + first_of_stem_[wanted];
  const auto end =
      std::find_if(begin, by_stem_.end(), [&](WordCode code) { return stem_number(code) != wanted; });
  return {begin, end};
}

std::span<const WordCode> Vocabulary::written(std::string_view exact) const {
  return equal_stretch(by_exact_, exact, [&](WordCode code) { return form(code).exact; });
}

KnownForm Vocabulary::find(WordForm wanted) const {
  KnownForm known;
  for (const WordCode code : written(wanted.exact))
    if (form(code).stem == wanted.stem) known.code = code;
  if (known.code != 0) {
    known.stem_number = stem_number(known.code);
  } else if (const auto others = with_stem(wanted.stem); !others.empty()) {
    known.stem_number = stem_number(others.front());
  }
  return known;
}

VocabularyBuilder::VocabularyBuilder() : slots_(slot_count, 0) {}

WordCode VocabularyBuilder::code_of(WordForm form, std::uint64_t hash) {
  for (std::size_t slot = hash % slot_count;; slot = (slot + 1) % slot_count) {
    if (slots_[slot] != 0) {
      const Entry& entry = entries_[slots_[slot] - 1U];
      if (entry.hash == hash && entry.stem == form.stem && entry.exact == form.exact) return slots_[slot];
      continue;
    }
    if (entries_.size() + 1 == first_own_code) return 0;
    add_entry(form, hash);
    return slots_[slot] = static_cast<WordCode>(entries_.size());
  }
}

void VocabularyBuilder::add_entry(WordForm form, std::uint64_t hash) {
  const auto next = static_cast<std::uint16_t>(stems_.size());
  const auto [place, is_new] = stem_numbers_.try_emplace(std::string(form.stem), next);
  if (is_new) stems_.emplace_back();
  entries_.push_back({hash, std::string(form.stem), std::string(form.exact), place->second});
}

void VocabularyBuilder::count(std::uint16_t stem_number) {
  Stem& stem = stems_[stem_number];
  if (stem.last_document == documents_) return;
  stem.last_document = documents_;
  ++stem.documents;
}

void VocabularyBuilder::add(const WordSequence& document, std::vector<KnownForm>& known) {
  constexpr std::size_t ahead = 8;
  ++documents_;
  known.clear();
  for (std::size_t form = 0; form < document.form_count(); ++form) {
    if (form + ahead < document.form_count())
      __builtin_prefetch(&slots_[document.hash(form + ahead) % slot_count]);
    KnownForm found;
    found.code = code_of(document.form(form), document.hash(form));
    if (found.code != 0) {
      found.stem_number = entries_[found.code - 1U].stem_number;
    } else if (const auto stem = stem_numbers_.find(std::string(document.form(form).stem));
               stem != stem_numbers_.end()) {
      found.stem_number = stem->second;
    }
    if (found.stem_number != no_stem) count(found.stem_number);
    known.push_back(found);
  }
}

std::string VocabularyBuilder::encode() const {
  std::vector<WordCode> by_stem(entries_.size());
  std::iota(by_stem.begin(), by_stem.end(), WordCode{1});
  std::vector<WordCode> by_exact = by_stem;
  const auto entry = [&](WordCode code) -> const Entry& { return entries_[code - 1U]; };
  std::sort(by_stem.begin(), by_stem.end(), [&](WordCode a, WordCode b) {
    return std::tie(entry(a).stem, entry(a).exact) < std::tie(entry(b).stem, entry(b).exact);
  });
  std::sort(by_exact.begin(), by_exact.end(), [&](WordCode a, WordCode b) {
    return std::tie(entry(a).exact, entry(a).stem) < std::tie(entry(b).exact, entry(b).stem);
  });
  std::vector<std::uint32_t> frequencies(entries_.size());
  for (std::size_t number = 0; number < stems_.size(); ++number)
    frequencies[number] = stems_[number].documents;
  std::vector<std::uint16_t> stem_numbers;
  std::vector<std::uint32_t> starts{0};
  std::string text;
  for (const Entry& e : entries_) {
    stem_numbers.push_back(e.stem_number);
    text += e.stem;
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    if (e.exact != e.stem) text += e.exact;
    starts.push_back(static_cast<std::uint32_t>(text.size()));
  }
  std::string out;
  append(out, std::vector<std::uint32_t>{static_cast<std::uint32_t>(entries_.size())});
  append(out, starts);
  append(out, frequencies);
  append(out, by_stem);
  append(out, by_exact);
  append(out, stem_numbers);
  return out += text;
}

}  // namespace dossier::store
