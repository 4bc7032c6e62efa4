// SPDX-License-Identifier: GPL-2.0-or-later
// Which pairs of stems may stand side by side in a document?
#include "store/pair_signature.h"

#include "support/hash.h"

#include <vector>

namespace dossier::store {

std::uint32_t stem_hash(std::string_view stem) {
  return static_cast<std::uint32_t>(support::hash64(stem));
}

std::string pair_signature(const WordSequence& sequence) {
  std::vector<std::uint32_t> stems;
  stems.reserve(sequence.form_count());
  for (std::size_t form = 0; form < sequence.form_count(); ++form)
    stems.push_back(stem_hash(sequence.form(form).stem));
  const auto& words = sequence.words();
  std::string bytes(pair_signature_bytes(words.size()), '\0');
  for (std::size_t place = 1; place < words.size(); ++place) {
    if (words[place - 1] == WordSequence::paragraph_end || words[place] == WordSequence::paragraph_end)
      continue;
    const std::uint64_t bit =
        PairSignature::place_of(pair_hash(stems[words[place - 1]], stems[words[place]]), bytes.size());
    bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) | 1U << (bit % 8));
  }
  return bytes;
}

}  // namespace dossier::store
