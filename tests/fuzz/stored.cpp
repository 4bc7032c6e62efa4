// SPDX-License-Identifier: GPL-2.0-or-later
// Can bytes of a damaged index do harm? The first byte chooses what they are read as.
#include "search/phrase.h"
#include "store/columns.h"
#include "store/forward_index.h"
#include "store/manifest.h"
#include "store/settings.h"
#include "store/stored_document.h"

#include "support/hash.h"

#include "target.h"

#include <dossier/error.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace {

/// A file of words whose checksum is right, so that what it guards is reached too.
std::string with_checksum(std::string bytes) {
  constexpr std::size_t tail = 80;
  if (bytes.size() < tail) return bytes;
  std::uint64_t ends_at = 0;
  std::memcpy(&ends_at, &bytes[bytes.size() - tail + 8], sizeof ends_at);
  if (ends_at > bytes.size() - tail) return bytes;
  const auto guarded = std::string_view(bytes).substr(ends_at, bytes.size() - tail - ends_at);
  const std::uint64_t checksum = dossier::support::hash64(guarded);
  std::memcpy(&bytes[bytes.size() - tail + 24], &checksum, sizeof checksum);
  return bytes;
}

void read_words(std::string_view bytes) {
  using namespace dossier;
  const auto index = store::ForwardIndex::of_bytes(with_checksum(std::string(bytes)));
  const search::Phrase phrase(
      index, {search::FormPattern::with_stems({"a"}), search::FormPattern::written("b")}, false);
  for (store::DocumentNumber number = 1; number < 4; ++number) {
    (void)phrase.find(number);
    for (const store::WordCode code : index.words(number).codes())
      if (code != store::paragraph_end) (void)index.vocabulary().form(code);
    (void)index.sequence(number);
  }
}

void read_manifest(std::string_view bytes) {
  using namespace dossier;
  const auto manifest = store::Manifest::decode(std::string(bytes));
  for (const auto& entry : manifest.files()) (void)store::Manifest::file(entry);
}

void read(unsigned choice, std::string_view bytes) {
  using namespace dossier;
  switch (choice % 6) {
    case 0:
      (void)store::decode_document(bytes);
      break;
    case 1:
      (void)store::Columns::decode(bytes);
      break;
    case 2:
      read_manifest(bytes);
      break;
    case 3:
      (void)store::AliasTable::decode(bytes);
      break;
    case 4:
      read_words(bytes);
      break;
    default:
      (void)store::unpack_values(bytes);
  }
}

}  // namespace

void dossier::fuzz::run(std::string_view input) {
  if (input.empty()) return;
  try {
    read(static_cast<unsigned char>(input.front()), input.substr(1));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::index_damaged);
  }
}
