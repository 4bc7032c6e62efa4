// SPDX-License-Identifier: GPL-2.0-or-later
// What does a word, phrase, wildcard or NEAR of a query find?
#include "search/leaf_finder.h"

#include "schema/fields.h"
#include "search/near.h"
#include "search/side_by_side.h"
#include "search/stems.h"
#include "text/segments.h"
#include "text/unicode.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;

bool is_unspaced_run(std::string_view text) {
  for (std::size_t i = 0; i < text.size();)
    if (!text::is_unspaced(text::next_code_point(text, i))) return false;
  return true;
}

/// The same with `*` in it, which adds nothing: such text is found by any part.
bool is_unspaced_pattern(std::string text) {
  std::erase(text, '*');
  return is_unspaced_run(text);
}

Leaf leaf_of(const Node& node) {
  Leaf leaf;
  leaf.kind = node.kind;
  leaf.field = node.field;
  return leaf;
}

std::string_view prefix_of(const Node& node) {
  return node.field ? schema::info(*node.field).prefix : std::string_view{};
}

std::vector<TermChoice> choices(const TypedWords& typed, std::string_view prefix) {
  std::vector<TermChoice> words;
  for (const QueryWord& word : typed.words) {
    TermChoice terms;
    for (const auto& term : word.terms) terms.push_back(std::string(prefix) + term);
    words.push_back(std::move(terms));
  }
  return words;
}

}  // namespace

bool is_sought(const Node& node) {
  const bool has_text =
      node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::wildcard;
  if (!has_text || is_unspaced_pattern(node.text)) return false;
  const bool has_star = node.text.find('*') != std::string::npos;
  return node.is_exact ||
         (has_star && (node.kind == NodeKind::phrase || node.field || !is_one_word(node.text)));
}

LeafFinder::LeafFinder(const store::Snapshot& snapshot, PostingLists& lists, WordExpansion expansion,
                       bool keeps_capitals, const Deadline& deadline, Notes notes)
    : snapshot_(snapshot),
      lists_(lists),
      deadline_(deadline),
      notes_(notes),
      expansion_(expansion),
      cutter_(snapshot, expansion),
      keeps_capitals_(keeps_capitals) {}

Leaf LeafFinder::leaf(const Node& node, std::vector<DocumentTest>* put_off) {
  if (is_sought(node)) return sought(node, put_off);
  switch (node.kind) {
    case NodeKind::phrase:
      return phrase(node, put_off);
    case NodeKind::wildcard:
      return wildcard(node);
    case NodeKind::near:
      return near(node, put_off);
    default:
      // A field has terms of stems only.
      if (node.field && cut(node).is_special) return sought(node, put_off);
      for (const QueryWord& part : cut(node).words)
        note_expanded(node, cut(node).words.size() == 1 ? node.text : part.exact, part.variants);
      return word(node, cut(node));
  }
}

TypedWords LeafFinder::cut_anew(const Node& node) {
  return cutter_.cut(node.text, keeps_capitals_ && node.kind == NodeKind::word);
}

/// A node of the tree is asked for more than once.
const TypedWords& LeafFinder::cut(const Node& node) {
  const auto place = cut_.find(&node);
  return place != cut_.end() ? place->second : cut_.emplace(&node, cut_anew(node)).first->second;
}

Bitmap LeafFinder::with_any(const TermChoice& terms) {
  return Bitmap::of(snapshot_.columns->last(), lists_.of(terms).documents);
}

Leaf LeafFinder::word(const Node& node, const TypedWords& typed) {
  Leaf leaf = leaf_of(node);
  if (typed.words.empty()) {
    leaf.documents = Bitmap(snapshot_.columns->last());
    return leaf;
  }
  leaf.words = choices(typed, prefix_of(node));
  if (leaf.words.size() == 1) {
    if (typed.words.front().is_unspaced) add_single_character(leaf.words.front(), prefix_of(node));
    leaf.documents = with_any(leaf.words.front());
    leaf.is_single_word = true;
    return leaf;
  }
  leaf.documents = side_by_side(typed, node);
  return leaf;
}

std::optional<Leaf> LeafFinder::joined(const Node& node, const TypedWords& typed) {
  if (typed.joined.empty()) return std::nullopt;
  Leaf leaf = leaf_of(node);
  leaf.words.emplace_back();
  for (const auto& term : typed.joined)
    leaf.words.back().push_back(std::string(prefix_of(node)).append(term));
  leaf.documents = with_any(leaf.words.back());
  leaf.is_single_word = true;
  leaf.is_synonym = true;
  return leaf;
}

/// Notes the other spellings that documents have. \param typed a word of the node, as it is told
void LeafFinder::note_expanded(const Node& node, const std::string& typed, const OtherSpellings& variants) {
  ExpandedWord expanded{node.offset, node.length, typed, {}};
  for (const auto& [variant, stem] : variants)
    if (!lists_.of(std::string(prefix_of(node)) + stem).documents.empty()) add_once(expanded.also, variant);
  if (!expanded.also.empty()) notes_.expanded.push_back(std::move(expanded));
}

/// One character of an unspaced script also stands at the head of bigrams.
void LeafFinder::add_single_character(TermChoice& terms, std::string_view prefix) const {
  const std::string character = terms.front().substr(prefix.size());
  WildcardBudget apart;
  terms = expand_wildcard(snapshot_.database, character + "*", prefix, apart).terms;
}

/// The documents in which the words stand side by side by their stems.
Bitmap LeafFinder::side_by_side(const TypedWords& typed, const Node& node) {
  Sought sought;
  for (const QueryWord& word : typed.words) {
    sought.words.emplace_back();
    sought.words.back().stems = word.terms;
  }
  return SideBySide(snapshot_, lists_, std::move(sought), node.field).documents(deadline_);
}

Leaf LeafFinder::phrase(const Node& node, std::vector<DocumentTest>* put_off) {
  const TypedWords& typed = cut(node);
  if (typed.words.size() != 1 || !typed.words.front().is_unspaced) return sought(node, put_off);
  Leaf leaf = leaf_of(node);
  leaf.words = choices(typed, prefix_of(node));
  add_single_character(leaf.words.front(), prefix_of(node));
  leaf.documents = with_any(leaf.words.front());
  return leaf;
}

void LeafFinder::report_cut(const Node& node, ExpansionCut cut) {
  if (cut == ExpansionCut::none) return;
  const auto message =
      cut == ExpansionCut::too_many
          ? fmt::format("'{}' stands for more than {} words: only the first are looked for", node.text,
                        max_wildcard_terms)
          : fmt::format("the wildcards stand for too many words together: not all of '{}' are looked for",
                        node.text);
  notes_.issues.push_back({node.offset, node.length, message});
}

Leaf LeafFinder::wildcard(const Node& node) {
  Leaf leaf = leaf_of(node);
  Expansion expansion = expand_wildcard(snapshot_.database, node.text, prefix_of(node), budget_);
  report_cut(node, expansion.cut);
  leaf.documents = with_any(expansion.terms);
  if (!expansion.terms.empty()) leaf.words.push_back(std::move(expansion.terms));
  leaf.is_single_word = true;
  return leaf;
}

Sought LeafFinder::cut_sought(const Node& node) {
  if (!sought_cutter_) sought_cutter_.emplace(snapshot_, budget_, expansion_);
  Sought sought = sought_cutter_->cut(node, keeps_capitals_ && node.kind == NodeKind::word);
  report_cut(node, sought.cut);
  return sought;
}

/// \param places a `SideBySide` or `NearChain`
template <class Places>
Bitmap LeafFinder::documents_of(Places&& places, std::vector<DocumentTest>* put_off) {
  if (put_off == nullptr || !places.needs_looking()) return places.documents(deadline_);
  Bitmap candidates = places.candidates();
  // Shared, since a function has to be copyable.
  put_off->push_back([kept = std::make_shared<Places>(std::move(places))](DocumentNumber document) {
    return kept->is_in(document);
  });
  return candidates;
}

Leaf LeafFinder::sought(const Node& node, std::vector<DocumentTest>* put_off) {
  Leaf leaf = leaf_of(node);
  leaf.documents = Bitmap(snapshot_.columns->last());
  Sought words = cut_sought(node);
  if (words.words.empty()) return leaf;
  SideBySide together(snapshot_, lists_, std::move(words), node.field);
  leaf.words = together.terms();
  leaf.patterns = together.sought().patterns();
  leaf.documents = documents_of(std::move(together), put_off);
  return leaf;
}

Leaf LeafFinder::near(const Node& node, std::vector<DocumentTest>* put_off) {
  Leaf leaf = leaf_of(node);
  NearChain chain(snapshot_, deadline_);
  add_links(node, chain);
  chain.describe(leaf);
  leaf.documents = documents_of(std::move(chain), put_off);
  return leaf;
}

/// Adds the parts of NEAR and ADJ, those of a chain before it first.
void LeafFinder::add_links(const Node& node, NearChain& chain) {
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::near) {
      add_links(child, chain);
    } else {
      std::vector<SideBySide> alternatives;
      add_alternatives(child, alternatives);
      chain.add(std::move(alternatives), {node.distance, node.is_ordered});
    }
  }
}

void LeafFinder::add_alternatives(const Node& node, std::vector<SideBySide>& alternatives) {
  for (const Node& child : node.children) add_alternatives(child, alternatives);
  if (!node.children.empty()) return;
  Sought typed = cut_sought(node);
  if (typed.words.empty()) return;
  for (const SoughtWord& part : typed.words)
    note_expanded(node, typed.words.size() == 1 ? node.text : part.typed, part.variants);
  alternatives.emplace_back(snapshot_, lists_, std::move(typed), node.field);
  if (node.kind != NodeKind::word || node.is_exact) return;
  if (auto joined = sought_cutter_->joined(node.text))
    alternatives.emplace_back(snapshot_, lists_, std::move(*joined), node.field);
}

/// A run without spaces is ranked by its words too, like words with spaces between.
std::vector<Leaf> LeafFinder::segments(const Node& node) {
  std::vector<Leaf> leaves;
  const bool is_ranked = node.role == Role::optional && !node.field;
  if (!is_ranked || !is_unspaced_run(node.text)) return leaves;
  const auto ranges = text::word_segments(node.text);
  if (ranges.empty() || ranges.front().second == node.text.size()) return leaves;
  for (const auto& [begin, end] : ranges) {
    Node part = node;
    part.text = node.text.substr(begin, end - begin);
    // Single characters are mostly particles.
    if (text::length(part.text) >= 2) leaves.push_back(word(part, cut_anew(part)));
  }
  return leaves;
}

}  // namespace dossier::search
