// SPDX-License-Identifier: GPL-2.0-or-later
// How does libFuzzer, or the replay of seeds, call a fuzz target?
#include "target.h"

#include "text/unicode.h"

#include <dossier/error.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace dossier::fuzz {

void require(bool promise) {
  if (!promise) std::abort();
}

void require_clean(const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& paragraph : paragraphs) {
    require(text::is_valid_utf8(paragraph.text));
    require(text::is_valid_utf8(paragraph.number));
  }
}

}  // namespace dossier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    dossier::fuzz::run({reinterpret_cast<const char*>(bytes), size});
  } catch (const dossier::Error&) {
    // A proper answer to bad input.
  }
  return 0;
}
