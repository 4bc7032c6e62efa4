// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a syntax tree, exactly?
#include "search/match.h"

#include "search/leaf_finder.h"
#include "search/printed_stars.h"
#include "search/synonym_leaves.h"
#include "search/values.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;

/// Whether all letters of a query are capitals, so that capitals mean nothing.
bool is_shouted(const Node& node) {
  if (std::any_of(node.text.begin(), node.text.end(), support::is_lower)) return false;
  return std::all_of(node.children.begin(), node.children.end(), is_shouted);
}

std::size_t count_words(const Node& node) {
  std::size_t count = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  for (const Node& child : node.children) count += count_words(child);
  return count;
}

void intersect(std::optional<Bitmap>& all, Bitmap&& documents) {
  if (all) {
    *all &= documents;
  } else {
    all = std::move(documents);
  }
}

/// How a part of the tree bears on the whole.
struct Part {
  /// What it finds raises a document's rank.
  bool is_positive = true;
  /// Who does not match it does not match the whole.
  bool is_needed = true;
};

class Matcher {
 public:
  Matcher(const store::Snapshot& snapshot, PostingLists& lists, WordExpansion expansion,
          const Deadline& deadline, std::vector<QueryIssue>& issues, bool keeps_capitals, Testing testing)
      : snapshot_(snapshot),
        deadline_(deadline),
        issues_(issues),
        finder_(snapshot, lists, expansion, keeps_capitals, deadline, {issues, expanded_}),
        synonyms_(snapshot, lists, keeps_capitals, finder_, expanded_),
        has_synonyms_(expansion == WordExpansion::meaning),
        testing_(testing) {}

  Bitmap evaluate(const Node& node, Part part) {
    deadline_.check();
    switch (node.kind) {
      case NodeKind::nothing:
        return all_documents(snapshot_);
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::wildcard:
      case NodeKind::near:
        return named(node, part);
      case NodeKind::field_value:
        return documents_meant(snapshot_, *node.field, node.text, node.offset, node.length, issues_);
      case NodeKind::dates:
        return documents_dated(snapshot_, node.dates);
      case NodeKind::any_of:
        return any_of(node, part);
      default:
        return group(node, part);
    }
  }

  /// Synonyms last.
  std::vector<Leaf> take_leaves() {
    std::stable_partition(leaves_.begin(), leaves_.end(), [](const Leaf& leaf) { return !leaf.is_synonym; });
    return std::move(leaves_);
  }
  std::vector<DocumentTest> take_tests() { return std::move(tests_); }
  std::vector<ExpandedWord> take_expanded() { return std::move(expanded_); }
  std::vector<TypedPart> take_absent() { return std::move(absent_); }

 private:
  Bitmap none() const { return Bitmap(snapshot_.columns->last()); }

  Bitmap keep(Leaf&& leaf, bool is_positive) {
    Bitmap documents = leaf.documents;
    if (is_positive && !leaf.words.empty()) leaves_.push_back(std::move(leaf));
    return documents;
  }

  Bitmap keep_all(std::vector<Leaf>&& leaves, bool is_positive) {
    Bitmap documents = none();
    for (Leaf& leaf : leaves) documents |= keep(std::move(leaf), is_positive);
    return documents;
  }

  /// The documents of a part that names words, and of what means the same.
  Bitmap named(const Node& node, Part part) {
    if (!has_synonyms_ || !part.is_positive || node.field || is_sought(node)) return typed(node, part);
    if (node.kind == NodeKind::phrase) {
      std::vector<Leaf> same = synonyms_.of_phrase(node);
      part.is_needed = part.is_needed && same.empty();
      Bitmap documents = typed(node, part);
      return documents |= keep_all(std::move(same), true);
    }
    Bitmap documents = typed(node, part);
    if (node.kind == NodeKind::word) {
      const PlainWord word{&node, &finder_.cut(node)};
      documents |= keep_all(synonyms_.of_words({&word, 1}), true);
    }
    return documents;
  }

  /// Just as typed.
  Bitmap typed(const Node& node, Part part) {
    const bool may_put_off = testing_ == Testing::put_off && part.is_needed;
    Bitmap documents = keep(finder_.leaf(node, may_put_off ? &tests_ : nullptr), part.is_positive);
    if (node.kind == NodeKind::word && !is_sought(node)) {
      documents |= keep_all(finder_.segments(node), part.is_positive);
      if (auto joined = finder_.joined(node, finder_.cut(node)))
        documents |= keep(std::move(*joined), part.is_positive);
    }
    if (part.is_positive && documents.is_empty()) absent_.push_back({node.kind, node.offset, node.length});
    return documents;
  }

  Bitmap any_of(const Node& node, Part part) {
    part.is_needed = false;
    Bitmap documents = none();
    for (const Node& child : node.children) documents |= evaluate(child, part);
    return documents;
  }

  /// Words side by side, or AND: filters select, required ones must match, else any optional one must. Values
  /// of one field side by side are alternatives.
  Bitmap group(const Node& node, Part part) {
    const std::vector<bool> passed_over = stop_words(node);
    const bool is_expanded = has_synonyms_ && part.is_positive && node.kind == NodeKind::ranked;
    const bool is_lone = count_others(node) == 1;
    std::optional<Bitmap> filters;
    std::optional<Bitmap> required;
    std::optional<Bitmap> optional;
    std::map<schema::Field, Bitmap> alternatives;
    Bitmap prohibited = none();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (passed_over[i]) continue;
      const bool is_prohibited = child.role == Role::prohibited;
      const bool is_decisive = child.role == Role::required || (child.role == Role::optional && is_lone);
      const Part child_part{part.is_positive && !is_prohibited, part.is_needed && is_decisive};
      Bitmap documents =
          is_expanded && is_plain(child) ? typed(child, child_part) : evaluate(child, child_part);
      if (is_prohibited) {
        prohibited |= documents;
      } else if (node.kind == NodeKind::ranked && is_alternative(child)) {
        alternatives.try_emplace(*child.field, none()).first->second |= documents;
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
    for (const auto& [field, having] : alternatives) documents &= having;
    return documents -= prohibited;
  }

  /// How many children are no filters.
  static std::ptrdiff_t count_others(const Node& group) {
    return std::count_if(group.children.begin(), group.children.end(),
                         [](const Node& child) { return !is_filter(child); });
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
      if (!words.empty()) documents |= keep_all(synonyms_.of_words(words), true);
      words.clear();
    };
    for (const Node& child : group.children) {
      if (is_plain(child)) {
        words.push_back({&child, &finder_.cut(child)});
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
        const TypedWords& typed = finder_.cut(child);
        are[i] =
            std::all_of(typed.words.begin(), typed.words.end(), [](const auto& w) { return w.is_stop_word; });
      }
      has_other = has_other || !are[i];
    }
    if (!has_other) are.assign(are.size(), false);
    return are;
  }

  const store::Snapshot& snapshot_;
  const Deadline& deadline_;
  std::vector<QueryIssue>& issues_;
  std::vector<Leaf> leaves_;
  std::vector<ExpandedWord> expanded_;
  std::vector<TypedPart> absent_;
  LeafFinder finder_;
  SynonymLeaves synonyms_;
  bool has_synonyms_;
  Testing testing_;
  std::vector<DocumentTest> tests_;
};

/// As texts are indexed.
void compose(Node& node) {
  node.text = text::composed(std::move(node.text));
  for (Node& child : node.children) compose(child);
}

bool is_composed(const Node& node) {
  return text::is_composed(node.text) && std::all_of(node.children.begin(), node.children.end(), is_composed);
}

/// Of a tree whose words are as texts are cut.
Match match_indexed(const store::Snapshot& snapshot, const Node& part, PostingLists& lists,
                    WordExpansion expansion, const Deadline& deadline, std::vector<QueryIssue>& issues,
                    bool keeps_capitals, Testing testing) {
  Matcher matcher(snapshot, lists, expansion, deadline, issues, keeps_capitals, testing);
  Match result;
  result.documents = matcher.evaluate(part, Part{});
  result.tests = matcher.take_tests();
  result.leaves = matcher.take_leaves();
  result.expanded = matcher.take_expanded();
  result.absent = matcher.take_absent();
  return result;
}

}  // namespace

Match match(const store::Snapshot& snapshot, const Node& root, PostingLists& lists, WordExpansion expansion,
            const Deadline& deadline, std::vector<QueryIssue>& issues, Testing testing) {
  return match_part(snapshot, root, lists, expansion, deadline, issues, keeps_capitals(root), testing);
}

Match match_part(const store::Snapshot& snapshot, const Node& part, PostingLists& lists,
                 WordExpansion expansion, const Deadline& deadline, std::vector<QueryIssue>& issues,
                 bool keeps_capitals, Testing testing) {
  if (is_composed(part) && !has_name_with_star(part))
    return match_indexed(snapshot, part, lists, expansion, deadline, issues, keeps_capitals, testing);
  Node as_indexed = part;
  compose(as_indexed);
  StarReader(snapshot, deadline).read(as_indexed);
  return match_indexed(snapshot, as_indexed, lists, expansion, deadline, issues, keeps_capitals, testing);
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
