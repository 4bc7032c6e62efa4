// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a syntax tree, exactly?
#include "search/match.h"

#include "schema/fields.h"
#include "search/near.h"
#include "search/side_by_side.h"
#include "search/sought.h"
#include "search/synonym_finder.h"
#include "search/values.h"
#include "search/wildcard.h"
#include "text/segments.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;

/// Whether all letters of a query are capitals, so that capitals mean nothing.
bool is_shouted(const Node& node) {
  for (const char c : node.text)
    if (c >= 'a' && c <= 'z') return false;
  return std::all_of(node.children.begin(), node.children.end(), is_shouted);
}

std::size_t count_words(const Node& node) {
  std::size_t count = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  for (const Node& child : node.children) count += count_words(child);
  return count;
}

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

void intersect(std::optional<Bitmap>& all, Bitmap&& documents) {
  if (all) {
    *all &= documents;
  } else {
    all = std::move(documents);
  }
}

class Matcher {
 public:
  Matcher(const store::Snapshot& snapshot, PostingLists& lists, WordExpansion expansion,
          const Deadline& deadline, std::vector<QueryIssue>& issues, bool keeps_capitals)
      : snapshot_(snapshot),
        lists_(lists),
        deadline_(deadline),
        issues_(issues),
        cutter_(*snapshot.settings, expansion),
        synonyms_(snapshot, lists, keeps_capitals),
        has_synonyms_(expansion == WordExpansion::meaning),
        keeps_capitals_(keeps_capitals) {}

  Bitmap evaluate(const Node& node, bool is_positive) {
    deadline_.check();
    if (is_sought(node)) return keep(sought(node), is_positive);
    switch (node.kind) {
      case NodeKind::nothing:
        return all_documents(snapshot_);
      case NodeKind::word:
        return plain_word(node, is_positive);
      case NodeKind::phrase:
        return whole_phrase(node, is_positive);
      case NodeKind::wildcard:
        return keep(wildcard(node), is_positive);
      case NodeKind::near:
        return keep(near(node), is_positive);
      case NodeKind::field_value:
        return field_value(node);
      case NodeKind::dates:
        return documents_dated(snapshot_, node.dates);
      case NodeKind::any_of:
        return any_of(node, is_positive);
      default:
        return group(node, is_positive);
    }
  }

  /// Synonyms last.
  std::vector<Leaf> take_leaves() {
    std::stable_partition(leaves_.begin(), leaves_.end(), [](const Leaf& leaf) { return !leaf.is_synonym; });
    return std::move(leaves_);
  }
  std::vector<ExpandedWord> take_expanded() { return std::move(expanded_); }

 private:
  Bitmap none() const { return Bitmap(snapshot_.columns->last()); }

  Bitmap keep(Leaf&& leaf, bool is_positive) {
    Bitmap documents = leaf.documents;
    if (is_positive && !leaf.words.empty()) leaves_.push_back(std::move(leaf));
    return documents;
  }

  static Leaf leaf_of(const Node& node) {
    Leaf leaf;
    leaf.kind = node.kind;
    leaf.field = node.field;
    return leaf;
  }

  /// A typed word without letters or digits that are indexed ("%") stands for nothing.
  static bool is_empty(const TypedWords& typed) { return typed.words.empty(); }

  TypedWords cut_anew(const Node& node) {
    return cutter_.cut(node.text, keeps_capitals_ && node.kind == NodeKind::word);
  }

  /// The same for a node of the tree, which is asked for more than once.
  const TypedWords& cut(const Node& node) {
    const auto place = cut_.find(&node);
    return place != cut_.end() ? place->second : cut_.emplace(&node, cut_anew(node)).first->second;
  }

  static std::string_view prefix_of(const Node& node) {
    return node.field ? schema::info(*node.field).prefix : std::string_view{};
  }

  static std::vector<TermChoice> choices(const TypedWords& typed, std::string_view prefix) {
    std::vector<TermChoice> words;
    for (const QueryWord& word : typed.words) {
      TermChoice terms;
      for (const auto& term : word.terms) terms.push_back(std::string(prefix) + term);
      words.push_back(std::move(terms));
    }
    return words;
  }

  Bitmap with_any(const TermChoice& terms) {
    Bitmap documents = none();
    for (const DocumentNumber number : lists_.of(terms).documents) documents.add(number);
    return documents;
  }

  /// Adds the documents of terms that may not exist.
  void add_with(const std::string& term, Bitmap& documents) {
    for (const DocumentNumber number : lists_.of(term).documents) documents.add(number);
  }

  Leaf word(const Node& node) {
    const TypedWords& typed = cut(node);
    note_expanded(node, typed);
    return word(node, typed);
  }

  Leaf word(const Node& node, const TypedWords& typed) {
    Leaf leaf = leaf_of(node);
    if (is_empty(typed)) {
      leaf.documents = none();
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
    for (const auto& term : typed.joined) add_with(term, leaf.documents);
    return leaf;
  }

  /// Notes the other spellings that documents have.
  void note_expanded(const Node& node, const TypedWords& typed) {
    for (const QueryWord& word : typed.words) {
      ExpandedWord expanded{node.offset, node.length, word.exact, {}};
      for (const auto& [variant, stem] : word.variants)
        if (!lists_.of(std::string(prefix_of(node)) + stem).documents.empty())
          expanded.also.push_back(variant);
      if (!expanded.also.empty()) expanded_.push_back(std::move(expanded));
    }
  }

  Bitmap plain_word(const Node& node, bool is_positive) {
    Bitmap documents = ranked_word(node, is_positive);
    if (has_synonyms_ && is_positive && !node.field) documents |= with_synonyms({{&node, &cut(node)}});
    return documents;
  }

  Bitmap ranked_word(const Node& node, bool is_positive) {
    Bitmap documents = keep(word(node), is_positive);
    documents |= segments(node, is_positive);
    return documents;
  }

  /// The documents of a phrase, and of an acronym that stands for it.
  Bitmap whole_phrase(const Node& node, bool is_positive) {
    Bitmap documents = keep(phrase(node), is_positive);
    if (!has_synonyms_ || !is_positive || node.field) return documents;
    const std::vector<PlainWord> words{{&node, &cut(node)}};
    for (FoundSynonym& found : synonyms_.acronyms_of(cut(node)))
      documents |= keep_synonym(words, std::move(found));
    return documents;
  }

  /// The documents that have what means the same as some of the words, which stand side by side.
  Bitmap with_synonyms(const std::vector<PlainWord>& words) {
    Bitmap documents = none();
    for (FoundSynonym& found : synonyms_.find(words))
      if (!is_among(found, words)) documents |= keep_synonym(words, std::move(found));
    return documents;
  }

  /// Whether a synonym is looked for anyhow: its words are among those of the query.
  bool is_among(const FoundSynonym& found, const std::vector<PlainWord>& words) {
    const TypedWords typed = cutter_.cut(found.text, false);
    return std::all_of(typed.words.begin(), typed.words.end(), [&](const QueryWord& sought) {
      return std::any_of(words.begin(), words.end(), [&](const PlainWord& word) {
        return std::any_of(word.typed->words.begin(), word.typed->words.end(), [&](const QueryWord& other) {
          return other.terms.front() == sought.terms.front();
        });
      });
    });
  }

  Bitmap keep_synonym(const std::vector<PlainWord>& words, FoundSynonym&& found) {
    Node node;
    node.kind = NodeKind::word;
    node.text = found.text;
    Leaf leaf;
    if (found.terms.empty()) {
      leaf = word(node, cutter_.cut(found.text, false));
    } else {
      leaf = leaf_of(node);
      leaf.documents = with_any(found.terms);
      leaf.words.push_back(std::move(found.terms));
      leaf.is_single_word = true;
    }
    leaf.is_synonym = true;
    if (adds_nothing(leaf.documents, words[found.first], found)) return none();
    note_synonym(std::span(words).subspan(found.first, found.count), std::move(found.text));
    return keep(std::move(leaf), true);
  }

  /// Whether no document has it, or all that have two words side by side are found by the compound anyhow,
  /// since they have it with a hyphen.
  bool adds_nothing(Bitmap documents, const PlainWord& word, const FoundSynonym& found) {
    if (found.is_split)
      for (const QueryWord& part : word.typed->words) documents -= with_any(part.terms);
    return documents.count() == 0;
  }

  void note_synonym(std::span<const PlainWord> words, std::string text) {
    const Node& first = *words.front().node;
    const Node& last = *words.back().node;
    ExpandedWord expanded{first.offset, last.offset + last.length - first.offset, {}, {}};
    for (const PlainWord& word : words)
      for (const QueryWord& part : word.typed->words)
        expanded.word += (expanded.word.empty() ? "" : " ") + part.exact;
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

  /// The words of a run without spaces, which are ranked together like words with spaces between.
  Bitmap segments(const Node& node, bool is_positive) {
    Bitmap documents = none();
    const bool is_ranked = node.role == Role::optional && !node.field;
    if (!is_ranked || !is_unspaced_run(node.text)) return documents;
    const auto ranges = text::word_segments(node.text);
    if (ranges.empty() || ranges.front().second == node.text.size()) return documents;
    for (const auto& [begin, end] : ranges) {
      Node part = node;
      part.text = node.text.substr(begin, end - begin);
      // Single characters are mostly particles.
      if (text::length(part.text) >= 2) documents |= keep(word(part, cut_anew(part)), is_positive);
    }
    return documents;
  }

  /// One character of an unspaced script also stands at the head of bigrams.
  void add_single_character(TermChoice& terms, std::string_view prefix) const {
    const std::string character = terms.front().substr(prefix.size());
    WildcardBudget apart;
    terms = expand_wildcard(snapshot_.database, character + "*", prefix, apart).terms;
  }

  /// The documents in which the words stand side by side by their stems.
  Bitmap side_by_side(const TypedWords& typed, const Node& node) {
    Sought sought;
    for (const QueryWord& word : typed.words) {
      sought.words.emplace_back();
      sought.words.back().stems = word.terms;
    }
    return SideBySide(snapshot_, lists_, std::move(sought), node.field).documents(deadline_);
  }

  Leaf phrase(const Node& node) {
    const TypedWords& typed = cut(node);
    if (typed.words.size() != 1 || !typed.words.front().is_unspaced) return sought(node);
    Leaf leaf = leaf_of(node);
    leaf.words = choices(typed, prefix_of(node));
    add_single_character(leaf.words.front(), prefix_of(node));
    leaf.documents = with_any(leaf.words.front());
    return leaf;
  }

  void report_cut(const Node& node, ExpansionCut cut) {
    if (cut == ExpansionCut::none) return;
    const auto message =
        cut == ExpansionCut::too_many
            ? fmt::format("'{}' stands for more than {} words: only the first are looked for", node.text,
                          max_wildcard_terms)
            : fmt::format("the wildcards stand for too many words together: not all of '{}' are looked for",
                          node.text);
    issues_.push_back({node.offset, node.length, message});
  }

  Leaf wildcard(const Node& node) {
    Leaf leaf = leaf_of(node);
    Expansion expansion = expand_wildcard(snapshot_.database, node.text, prefix_of(node), budget_);
    report_cut(node, expansion.cut);
    leaf.documents = with_any(expansion.terms);
    if (!expansion.terms.empty()) leaf.words.push_back(std::move(expansion.terms));
    leaf.is_single_word = true;
    return leaf;
  }

  /// Whether a leaf has a form of its own: exact, or with a wildcard among other words or in a field.
  static bool is_sought(const Node& node) {
    const bool has_text =
        node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::wildcard;
    if (!has_text || is_unspaced_pattern(node.text)) return false;
    const bool has_star = node.text.find('*') != std::string::npos;
    return node.is_exact ||
           (has_star && (node.kind == NodeKind::phrase || node.field || !is_one_word(node.text)));
  }

  Sought cut_sought(const Node& node) {
    if (!sought_cutter_) sought_cutter_.emplace(snapshot_.database, *snapshot_.settings, budget_);
    Sought sought = sought_cutter_->cut(node, keeps_capitals_ && node.kind == NodeKind::word);
    report_cut(node, sought.cut);
    return sought;
  }

  Leaf sought(const Node& node) {
    Leaf leaf = leaf_of(node);
    leaf.documents = none();
    Sought words = cut_sought(node);
    if (words.words.empty()) return leaf;
    SideBySide together(snapshot_, lists_, std::move(words), node.field);
    leaf.words = together.terms();
    leaf.patterns = together.sought().patterns();
    leaf.documents = together.documents(deadline_);
    return leaf;
  }

  Leaf near(const Node& node) {
    Leaf leaf = leaf_of(node);
    NearChain chain(snapshot_);
    add_links(node, chain);
    leaf.words = chain.terms();
    leaf.documents = chain.documents(deadline_);
    return leaf;
  }

  /// Adds the parts of NEAR and ADJ, those of a chain before it first.
  void add_links(const Node& node, NearChain& chain) {
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

  void add_alternatives(const Node& node, std::vector<SideBySide>& alternatives) {
    for (const Node& child : node.children) add_alternatives(child, alternatives);
    if (!node.children.empty()) return;
    if (Sought words = cut_sought(node); !words.words.empty())
      alternatives.emplace_back(snapshot_, lists_, std::move(words), node.field);
  }

  Bitmap field_value(const Node& node) {
    if (node.field == schema::Field::id) return documents_named(snapshot_, node.text);
    const auto values = resolve_value(snapshot_, *node.field, node.text, node.offset, node.length, issues_);
    return documents_with(snapshot_, *node.field, values);
  }

  Bitmap any_of(const Node& node, bool is_positive) {
    Bitmap documents = none();
    for (const Node& child : node.children) documents |= evaluate(child, is_positive);
    return documents;
  }

  /// Words side by side, or AND: filters select, required ones must match, else any optional one must.
  Bitmap group(const Node& node, bool is_positive) {
    const std::vector<bool> passed_over = stop_words(node);
    const bool is_expanded = has_synonyms_ && is_positive && node.kind == NodeKind::ranked;
    std::optional<Bitmap> filters;
    std::optional<Bitmap> required;
    std::optional<Bitmap> optional;
    Bitmap prohibited = none();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (passed_over[i]) continue;
      const bool is_prohibited = child.role == Role::prohibited;
      Bitmap documents = is_expanded && is_plain(child) ? ranked_word(child, is_positive)
                                                        : evaluate(child, is_positive && !is_prohibited);
      if (is_prohibited) {
        prohibited |= documents;
      } else if (child.role == Role::required) {
        intersect(is_filter(child) ? filters : required, std::move(documents));
      } else if (optional) {
        *optional |= documents;
      } else {
        optional = std::move(documents);
      }
    }
    if (is_expanded && optional) *optional |= synonyms_within(node);
    Bitmap documents = required   ? std::move(*required)
                       : optional ? std::move(*optional)
                                  : all_documents(snapshot_);
    if (filters) documents &= *filters;
    return documents -= prohibited;
  }

  /// Whether a child is a word that is ranked with those beside it.
  static bool is_plain(const Node& node) {
    return node.kind == NodeKind::word && node.role == Role::optional && !node.field && !is_sought(node);
  }

  /// The documents that have what means the same as words that stand side by side.
  Bitmap synonyms_within(const Node& group) {
    Bitmap documents = none();
    std::vector<PlainWord> words;
    const auto look_up = [&] {
      if (!words.empty()) documents |= with_synonyms(words);
      words.clear();
    };
    for (const Node& child : group.children) {
      if (is_plain(child)) {
        words.push_back({&child, &cut(child)});
      } else {
        look_up();
      }
    }
    look_up();
    return documents;
  }

  /// The optional function words among the children of words side by side, unless there is nothing else.
  std::vector<bool> stop_words(const Node& node) {
    std::vector<bool> are(node.children.size(), false);
    bool has_other = false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (child.role == Role::prohibited || is_filter(child)) continue;
      const bool is_word =
          child.kind == NodeKind::word && child.role == Role::optional && !child.field && !child.is_exact;
      if (is_word && node.kind == NodeKind::ranked) {
        const TypedWords& typed = cut(child);
        are[i] =
            std::all_of(typed.words.begin(), typed.words.end(), [](const auto& w) { return w.is_stop_word; });
      }
      has_other = has_other || !are[i];
    }
    if (!has_other) are.assign(are.size(), false);
    return are;
  }

  const store::Snapshot& snapshot_;
  PostingLists& lists_;
  const Deadline& deadline_;
  std::vector<QueryIssue>& issues_;
  WordCutter cutter_;
  std::unordered_map<const Node*, TypedWords> cut_;
  SynonymFinder synonyms_;
  bool has_synonyms_;
  WildcardBudget budget_;
  /// Made when it is first needed.
  std::optional<SoughtCutter> sought_cutter_;
  std::vector<Leaf> leaves_;
  std::vector<ExpandedWord> expanded_;
  bool keeps_capitals_;
};

}  // namespace

Match match(const store::Snapshot& snapshot, const Node& root, PostingLists& lists, WordExpansion expansion,
            const Deadline& deadline, std::vector<QueryIssue>& issues) {
  Matcher matcher(snapshot, lists, expansion, deadline, issues, keeps_capitals(root));
  Match result;
  result.documents = matcher.evaluate(root, true);
  result.leaves = matcher.take_leaves();
  result.expanded = matcher.take_expanded();
  return result;
}

bool keeps_capitals(const Node& root) {
  constexpr std::size_t shout_words = 3;
  return count_words(root) < shout_words || !is_shouted(root);
}

Bitmap all_documents(const store::Snapshot& snapshot) {
  Bitmap documents(snapshot.columns->last());
  for (DocumentNumber number = 1; number <= snapshot.columns->last(); ++number)
    if (snapshot.columns->has(number)) documents.add(number);
  return documents;
}

}  // namespace dossier::search
