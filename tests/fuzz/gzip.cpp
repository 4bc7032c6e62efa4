// SPDX-License-Identifier: GPL-2.0-or-later
// Can gzip data do harm?
#include "source/gzip.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  constexpr std::size_t most = std::size_t{1} << 20;
  require(source::inflate_whole(input, most).size() <= most);
}
