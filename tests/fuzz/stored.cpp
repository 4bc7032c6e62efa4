// SPDX-License-Identifier: GPL-2.0-or-later
// Can bytes of a damaged index do harm? The first byte chooses what they are read as.
#include "store/columns.h"
#include "store/manifest.h"
#include "store/settings.h"
#include "store/stored_document.h"
#include "store/word_positions.h"

#include "target.h"

#include <dossier/error.h>

#include <vector>

namespace {

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
      for (const auto& entry : store::Manifest::decode(std::string(bytes)).files()) {
        (void)store::Manifest::file(entry);
      }
      break;
    case 3:
      (void)store::AliasTable::decode(bytes);
      break;
    case 4: {
      const store::WordPositions positions(store::decode_positions(bytes));
      std::vector<std::uint32_t> places;
      positions.find(positions.fingerprint(store::word_hash("word")), positions.title_size(), places);
      break;
    }
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
