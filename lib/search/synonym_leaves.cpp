// SPDX-License-Identifier: GPL-2.0-or-later
// What does a query find by words that mean the same as its own?
#include "search/synonym_leaves.h"

#include <algorithm>
#include <utility>

namespace dossier::search {

using query::Node;

std::vector<Leaf> SynonymLeaves::of_words(std::span<const PlainWord> words) {
  std::vector<Leaf> leaves;
  for (FoundSynonym& found : finder_.find(words))
    if (!is_among(found, words)) add(leaves, words, std::move(found));
  return leaves;
}

std::vector<Leaf> SynonymLeaves::of_phrase(const Node& phrase) {
  std::vector<Leaf> leaves;
  const PlainWord word{&phrase, &leaf_finder_.cut(phrase)};
  for (FoundSynonym& found : finder_.acronyms_of(*word.typed)) add(leaves, {&word, 1}, std::move(found));
  return leaves;
}

void SynonymLeaves::add(std::vector<Leaf>& leaves, std::span<const PlainWord> words, FoundSynonym&& found) {
  std::vector<Leaf> same = leaves_of(found);
  Bitmap documents = same.front().documents;
  for (const Leaf& leaf : same) documents |= leaf.documents;
  if (adds_nothing(std::move(documents), words[found.first], found)) return;
  note(words.subspan(found.first, found.count), std::move(found.text));
  for (Leaf& leaf : same) {
    leaf.is_synonym = true;
    leaves.push_back(std::move(leaf));
  }
}

/// A synonym, and where it is a compound with hyphens, the compound as one word.
std::vector<Leaf> SynonymLeaves::leaves_of(const FoundSynonym& found) {
  std::vector<Leaf> leaves;
  if (found.terms.empty()) {
    Node node;
    node.kind = query::NodeKind::word;
    node.text = found.text;
    const TypedWords typed = leaf_finder_.cut(found.text);
    leaves.push_back(leaf_finder_.word(node, typed));
    if (auto joined = leaf_finder_.joined(node, typed)) leaves.push_back(std::move(*joined));
  } else {
    Leaf& leaf = leaves.emplace_back();
    leaf.documents = leaf_finder_.with_any(found.terms);
    leaf.words.push_back(found.terms);
    leaf.is_single_word = true;
  }
  return leaves;
}

/// Whether a synonym is looked for anyhow: its words are among those of the query.
bool SynonymLeaves::is_among(const FoundSynonym& found, std::span<const PlainWord> words) {
  const TypedWords typed = leaf_finder_.cut(found.text);
  return std::all_of(typed.words.begin(), typed.words.end(), [&](const QueryWord& sought) {
    return std::any_of(words.begin(), words.end(), [&](const PlainWord& word) {
      return std::any_of(word.typed->words.begin(), word.typed->words.end(),
                         [&](const QueryWord& other) { return other.terms.front() == sought.terms.front(); });
    });
  });
}

/// Whether no document has it, or all that have two words side by side are found by the compound anyhow,
/// since they have it with a hyphen.
bool SynonymLeaves::adds_nothing(Bitmap documents, const PlainWord& word, const FoundSynonym& found) {
  if (found.is_split)
    for (const QueryWord& part : word.typed->words) documents -= leaf_finder_.with_any(part.terms);
  return documents.count() == 0;
}

void SynonymLeaves::note(std::span<const PlainWord> words, std::string text) {
  const Node& first = *words.front().node;
  const Node& last = *words.back().node;
  ExpandedWord expanded{first.offset, last.offset + last.length - first.offset, {}, {}};
  for (const PlainWord& word : words) expanded.word += (expanded.word.empty() ? "" : " ") + word.node->text;
  const auto same = std::find_if(expanded_.begin(), expanded_.end(), [&](const ExpandedWord& known) {
    return known.offset == expanded.offset && known.length == expanded.length;
  });
  if (same != expanded_.end()) {
    same->also.push_back(std::move(text));
    return;
  }
  expanded.also.push_back(std::move(text));
  expanded_.push_back(std::move(expanded));
}

}  // namespace dossier::search
