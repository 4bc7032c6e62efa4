// SPDX-License-Identifier: GPL-2.0-or-later
// Where do sought words stand side by side in stored text?
#pragma once

#include "analyze/analyzer.h"
#include "search/phrase.h"
#include "search/sought.h"
#include "store/stored_document.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Holds sought words against stored text: word for word, pattern by pattern, with their capitals. Not
/// thread-safe.
class TextPlaces {
 public:
  TextPlaces(const Sought& sought, bool title_only);

  /// Whether they stand anywhere. Reads no more than it has to.
  [[nodiscard]] bool is_in(const store::StoredRecord& document);

  /// All places, counted as positions are, in order.
  [[nodiscard]] std::vector<Stretch> find(const store::StoredRecord& document);

 private:
  [[nodiscard]] bool may_hold(std::string_view text);
  [[nodiscard]] std::uint32_t add_places(std::string_view text, std::string_view language,
                                         std::uint32_t first, std::vector<Stretch>& places);
  std::vector<FormPattern> patterns_;
  bool title_only_;
  /// Letters that stand in every text that holds the words; may be empty.
  std::string anchor_;
  std::string buffer_;
  /// How many words of the sequence stand before the token looked at, for each beginning that still holds.
  std::vector<std::size_t> begun_;
  /// Made when it is first needed: most searches end before.
  std::unique_ptr<analyze::Analyzer> analyzer_;
};

}  // namespace dossier::search
