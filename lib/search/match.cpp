// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a syntax tree, exactly?
#include "search/match.h"

#include "schema/fields.h"
#include "search/phrase.h"
#include "search/values.h"
#include "search/verify.h"
#include "search/wildcard.h"
#include "store/stored_document.h"
#include "text/segments.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;

/// Whether the child only selects: it says nothing about what the other words should find.
bool is_filter(const Node& node) {
  return node.kind == NodeKind::field_value || node.kind == NodeKind::dates;
}

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

void intersect(std::optional<Bitmap>& all, Bitmap&& documents) {
  if (all) {
    *all &= documents;
  } else {
    all = std::move(documents);
  }
}

class Matcher {
 public:
  Matcher(const store::Snapshot& snapshot, PostingLists& lists, const Deadline& deadline,
          std::vector<QueryIssue>& issues, bool is_shouted)
      : snapshot_(snapshot),
        lists_(lists),
        deadline_(deadline),
        issues_(issues),
        cutter_(*snapshot.settings),
        keeps_capitals_(!is_shouted) {}

  Bitmap evaluate(const Node& node, bool is_positive) {
    deadline_.check();
    switch (node.kind) {
      case NodeKind::nothing:
        return all_documents(snapshot_);
      case NodeKind::word:
        return keep(word(node), is_positive);
      case NodeKind::phrase:
        return keep(phrase(node), is_positive);
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

  std::vector<Leaf> take_leaves() { return std::move(leaves_); }

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

  TypedWords cut(const Node& node) {
    return cutter_.cut(node.text, keeps_capitals_ && node.kind == NodeKind::word);
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
    const TypedWords typed = cut(node);
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
    leaf.documents = side_by_side(leaf.words, prefix_of(node));
    for (const auto& term : typed.joined) add_with(term, leaf.documents);
    return leaf;
  }

  Bitmap plain_word(const Node& node, bool is_positive) {
    Bitmap documents = keep(word(node), is_positive);
    documents |= segments(node, is_positive);
    return documents;
  }

  /// The words of a run without spaces, which are ranked together like words with spaces between.
  Bitmap segments(const Node& node, bool is_positive) {
    Bitmap documents = none();
    const bool is_ranked = node.role == Role::optional && !node.field;
    if (!is_ranked || !is_unspaced_run(node.text)) return documents;
    const auto ranges = text::word_segments(node.text);
    if (ranges.size() < 2) return documents;
    for (const auto& [begin, end] : ranges) {
      Node part = node;
      part.text = node.text.substr(begin, end - begin);
      // Single characters are mostly particles.
      if (text::length(part.text) >= 2) documents |= keep(word(part), is_positive);
    }
    return documents;
  }

  /// One character of an unspaced script also stands at the head of bigrams.
  void add_single_character(TermChoice& terms, std::string_view prefix) const {
    const std::string character = terms.front().substr(prefix.size());
    terms = expand_wildcard(snapshot_.database, character + "*", prefix).terms;
  }

  /// The documents that have every word, and the word that the fewest have.
  std::pair<Bitmap, std::size_t> with_all(const std::vector<TermChoice>& words) {
    std::optional<Bitmap> documents;
    std::size_t rarest = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (lists_.of(words[i]).documents.size() < lists_.of(words[rarest]).documents.size()) rarest = i;
      intersect(documents, with_any(words[i]));
    }
    return {documents ? std::move(*documents) : none(), rarest};
  }

  /// What each of the words may be: a word with the stem, whatever its field.
  static std::vector<FormPattern> stem_patterns(const std::vector<TermChoice>& words, std::string_view prefix) {
    std::vector<FormPattern> patterns;
    for (const TermChoice& terms : words) {
      std::vector<std::string> stems;
      for (const auto& term : terms) stems.push_back(term.substr(prefix.size()));
      patterns.push_back(FormPattern::with_stems(std::move(stems)));
    }
    return patterns;
  }

  Bitmap side_by_side(const std::vector<TermChoice>& words, std::string_view prefix) {
    const auto [candidates, rarest] = with_all(words);
    const Phrase phrase(*snapshot_.words, stem_patterns(words, prefix), !prefix.empty(), rarest);
    return kept(candidates, [&](DocumentNumber number) { return phrase.is_in(number); });
  }

  template <class Test>
  Bitmap kept(const Bitmap& candidates, Test&& test) {
    Bitmap documents = none();
    candidates.for_each([&](DocumentNumber number) {
      deadline_.check();
      if (test(number)) documents.add(number);
    });
    return documents;
  }

  Leaf phrase(const Node& node) {
    const TypedWords typed = cut(node);
    Leaf leaf = leaf_of(node);
    if (is_empty(typed)) {
      leaf.documents = none();
      return leaf;
    }
    const std::string_view prefix = prefix_of(node);
    leaf.words = choices(typed, prefix);
    if (leaf.words.size() == 1 && typed.words.front().is_unspaced) {
      add_single_character(leaf.words.front(), prefix);
      leaf.documents = with_any(leaf.words.front());
      return leaf;
    }
    const auto [candidates, rarest] = with_all(written_choices(typed, prefix));
    const Phrase phrase(*snapshot_.words, written_patterns(typed), node.field.has_value(), rarest);
    leaf.documents = kept(candidates, [&](DocumentNumber number) {
      return phrase.is_in(number) && (is_decided(number) || is_in_text(number, typed, node));
    });
    return leaf;
  }

  /// The terms that a document with each word just as it was typed has one of.
  std::vector<TermChoice> written_choices(const TypedWords& typed, std::string_view prefix) const {
    std::vector<TermChoice> words = choices(typed, prefix);
    for (std::size_t i = 0; i < words.size() && prefix.empty(); ++i) {
      const QueryWord& word = typed.words[i];
      if (word.is_unspaced) continue;
      // Where stemming changed nothing there is no term for the exact form.
      std::erase_if(words[i], [&](const auto& term) { return term != word.exact; });
      words[i].push_back(std::string(schema::exact_prefix) + word.exact);
    }
    return words;
  }

  static std::vector<FormPattern> written_patterns(const TypedWords& typed) {
    std::vector<FormPattern> patterns;
    for (const QueryWord& word : typed.words)
      patterns.push_back(word.is_unspaced ? FormPattern::with_stems(word.terms)
                                          : FormPattern::written(word.exact));
    return patterns;
  }

  /// Whether the forward index knows every word of the document.
  bool is_decided(DocumentNumber number) const { return !snapshot_.words->words(number).has_unknown_words(); }

  bool is_in_text(DocumentNumber number, const TypedWords& typed, const Node& node) const {
    std::vector<std::string> words;
    for (const QueryWord& word : typed.words) words.push_back(word.exact);
    const auto data = snapshot_.database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
    return PhraseVerifier(std::move(words), node.text).is_in(store::decode_document(data), node.field.has_value());
  }

  Leaf wildcard(const Node& node) {
    Leaf leaf = leaf_of(node);
    Expansion expansion = expand_wildcard(snapshot_.database, node.text, prefix_of(node));
    if (expansion.is_cut)
      issues_.push_back({node.offset, node.length,
                         fmt::format("'{}' stands for more than {} words: only the first are looked for",
                                     node.text, max_wildcard_terms)});
    leaf.documents = with_any(expansion.terms);
    if (!expansion.terms.empty()) leaf.words.push_back(std::move(expansion.terms));
    leaf.is_single_word = true;
    return leaf;
  }

  Leaf near(const Node& node) {
    Leaf leaf = leaf_of(node);
    leaf.documents = none();
    std::vector<Phrase> parts;
    std::optional<Bitmap> candidates;
    for (const Node& child : node.children) {
      const TypedWords typed = cut(child);
      if (is_empty(typed)) return leaf;
      const std::string_view prefix = prefix_of(child);
      const bool is_phrase = child.kind == NodeKind::phrase;
      const auto words = choices(typed, prefix);
      const auto [having, rarest] = with_all(is_phrase ? written_choices(typed, prefix) : words);
      parts.emplace_back(*snapshot_.words, is_phrase ? written_patterns(typed) : stem_patterns(words, prefix),
                         child.field.has_value(), rarest);
      leaf.words.insert(leaf.words.end(), words.begin(), words.end());
      intersect(candidates, Bitmap(having));
    }
    leaf.documents = kept(*candidates, [&](DocumentNumber number) {
      std::vector<std::vector<Stretch>> lists;
      for (const Phrase& part : parts) lists.push_back(part.find(number));
      return are_near(lists, node.distance);
    });
    return leaf;
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
    std::optional<Bitmap> filters;
    std::optional<Bitmap> required;
    std::optional<Bitmap> optional;
    Bitmap prohibited = none();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (passed_over[i]) continue;
      const bool is_prohibited = child.role == Role::prohibited;
      Bitmap documents = evaluate(child, is_positive && !is_prohibited);
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
    Bitmap documents = required   ? std::move(*required)
                       : optional ? std::move(*optional)
                                  : all_documents(snapshot_);
    if (filters) documents &= *filters;
    return documents -= prohibited;
  }

  /// The optional function words among the children of words side by side, unless there is nothing else.
  std::vector<bool> stop_words(const Node& node) {
    std::vector<bool> are(node.children.size(), false);
    bool has_other = false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (child.role == Role::prohibited || is_filter(child)) continue;
      const bool is_word = child.kind == NodeKind::word && child.role == Role::optional && !child.field;
      if (is_word && node.kind == NodeKind::ranked) {
        const TypedWords typed = cut(child);
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
  std::vector<Leaf> leaves_;
  bool keeps_capitals_;
};

}  // namespace

Match match(const store::Snapshot& snapshot, const Node& root, PostingLists& lists, const Deadline& deadline,
            std::vector<QueryIssue>& issues) {
  constexpr std::size_t shout_words = 3;
  Matcher matcher(snapshot, lists, deadline, issues, count_words(root) >= shout_words && is_shouted(root));
  Match result;
  result.documents = matcher.evaluate(root, true);
  result.leaves = matcher.take_leaves();
  return result;
}

Bitmap all_documents(const store::Snapshot& snapshot) {
  Bitmap documents(snapshot.columns->last());
  for (DocumentNumber number = 1; number <= snapshot.columns->last(); ++number)
    if (snapshot.columns->has(number)) documents.add(number);
  return documents;
}

}  // namespace dossier::search
