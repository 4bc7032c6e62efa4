// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a document consist of, in order, before they are written down?
#include "store/word_sequence.h"

#include "support/hash.h"

namespace dossier::store {

std::uint64_t form_hash(WordForm form) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
  const std::uint64_t stem = support::hash64(form.stem);
  return form.exact == form.stem ? stem : stem * odd + support::hash64(form.exact);
}

std::uint32_t WordSequence::add_form(WordForm form) {
  Place place;
  place.hash = form_hash(form);
  place.begin = static_cast<std::uint32_t>(bytes_.size());
  place.stem_bytes = static_cast<std::uint16_t>(form.stem.size());
  bytes_ += form.stem;
  if (form.exact != form.stem) {
    place.exact_bytes = static_cast<std::uint16_t>(form.exact.size());
    bytes_ += form.exact;
  }
  places_.push_back(place);
  return static_cast<std::uint32_t>(places_.size() - 1);
}

WordForm WordSequence::form(std::size_t index) const {
  const Place& place = places_[index];
  const std::string_view bytes = bytes_;
  const std::string_view stem = bytes.substr(place.begin, place.stem_bytes);
  if (place.exact_bytes == 0) return {stem, stem};
  return {stem, bytes.substr(place.begin + place.stem_bytes, place.exact_bytes)};
}

}  // namespace dossier::store
