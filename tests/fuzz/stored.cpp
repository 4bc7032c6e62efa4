// SPDX-License-Identifier: GPL-2.0-or-later
// Can bytes of a damaged index do harm? The first byte chooses what they are read as.
#include "store/columns.h"
#include "store/manifest.h"
#include "store/settings.h"
#include "store/stored_document.h"

#include "target.h"

#include <dossier/error.h>

namespace {

void read(unsigned choice, std::string_view bytes) {
  using namespace dossier;
  switch (choice % 5) {
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
