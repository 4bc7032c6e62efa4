// SPDX-License-Identifier: GPL-2.0-or-later
// Does a phrase stand word for word in the stored text?
#pragma once

#include "analyze/analyzer.h"
#include "store/stored_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Holds phrases against stored text. Stems lead to candidates; this tells "secure payments" from "security
/// payment".
class PhraseVerifier {
 public:
  /// \param words folded words of the phrase, in order
  /// \param text the phrase as typed
  PhraseVerifier(std::vector<std::string> words, std::string_view text);

  /// Whether title or a paragraph (or the title alone) holds the words side by side.
  [[nodiscard]] bool is_in(const store::StoredRecord& document, bool title_only);

 private:
  [[nodiscard]] bool is_in(std::string_view text, std::string_view language);
  [[nodiscard]] bool is_written_in(std::string_view text);

  std::vector<std::string> words_;
  /// The phrase in lower case, if it is ASCII: usually it is written just so.
  std::string lower_;
  std::string buffer_;
  analyze::Analyzer analyzer_;
};

}  // namespace dossier::search
