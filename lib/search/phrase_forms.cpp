// SPDX-License-Identifier: GPL-2.0-or-later
// Does a place that matches a phrase by stems say it word for word?
#include "search/phrase_forms.h"

namespace dossier::search {

void PhraseForms::collect(const query::Node& node) {
  for (const query::Node& child : node.children) collect(child);
  if (node.kind != query::NodeKind::phrase) return;
  if (node.text.find('*') != std::string::npos) accepts_all_ = true;
  if (auto words = words_of(node.text); words.empty())
    accepts_all_ = true;
  else
    phrases_.insert(std::move(words));
}

/// The folded words; empty as soon as one is of a script without spaces.
PhraseForms::Words PhraseForms::words_of(std::string_view text) {
  Words words;
  bool is_unspaced = false;
  analyzer_.analyze(text, analyze::stem_language("en"), [&](const analyze::Token& token) {
    is_unspaced = is_unspaced || token.is_unspaced;
    words.push_back(token.exact);
  });
  return is_unspaced ? Words{} : words;
}

bool PhraseForms::is_as_typed(std::string_view text) {
  if (accepts_all_) return true;
  const auto words = words_of(text);
  return words.empty() || phrases_.contains(words);
}

}  // namespace dossier::search
