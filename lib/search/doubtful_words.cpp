// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query may be misspelt?
#include "search/doubtful_words.h"

#include "search/match.h"
#include "search/respellings.h"
#include "search/stop_words.h"
#include "search/values.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;

/// A word of fewer documents is rare, and an answer of fewer documents small.
constexpr std::size_t handful = 5;

bool is_open_to_doubt(const Node& node) {
  const bool has_words = node.kind == NodeKind::word || node.kind == NodeKind::phrase ||
                         (node.kind == NodeKind::field_value && node.field != schema::Field::id);
  return has_words && !node.is_exact && node.text.find('*') == std::string::npos;
}

void collect_leaves(const Node& node, std::vector<const Node*>& leaves) {
  if (node.role == query::Role::prohibited) return;
  if (is_open_to_doubt(node)) leaves.push_back(&node);
  for (const Node& child : node.children) collect_leaves(child, leaves);
}

/// Where the text of a leaf begins: behind the name of its field.
std::size_t text_begin(const Node& leaf, std::string_view query) {
  return leaf.field ? query.find(':', leaf.offset) + 1 : leaf.offset;
}

class Doubter {
 public:
  Doubter(const store::Snapshot& snapshot, const Node& root, std::string_view query, std::size_t total,
          const Deadline& deadline)
      : snapshot_(snapshot),
        query_(query),
        is_small_(total < handful),
        has_hits_(total > 0 ? &root : nullptr),
        deadline_(deadline) {}

  void add(const Node& leaf) {
    const std::size_t first = words_.size();
    cut(leaf);
    if (doubts_ >= most_doubts || words_.size() == first || !may_fail(leaf)) return;
    for (std::size_t i = first; i < words_.size() && doubts_ < most_doubts; ++i) {
      deadline_.check();
      doubt(words_[i]);
    }
  }

  std::vector<TypedWord> take() { return std::move(words_); }

 private:
  void cut(const Node& leaf) {
    const std::size_t begin = text_begin(leaf, query_);
    const std::string_view text = query_.substr(begin, leaf.offset + leaf.length - begin);
    text::WordBreaker breaker(text);
    for (text::Word word; breaker.next(word);)
      words_.push_back({begin + word.begin, begin + word.end,
                        text::fold(text.substr(word.begin, word.end - word.begin)), &leaf});
  }

  /// Whether the words of a leaf have to be looked at one by one.
  [[nodiscard]] bool may_fail(const Node& leaf) const {
    const bool is_compound = words_.size() > 1 && words_[words_.size() - 2].leaf == &leaf;
    if (leaf.kind == NodeKind::word && !is_compound) return true;
    if (&leaf == has_hits_ || (leaf.kind != NodeKind::word && !is_small_)) return false;
    if (leaf.kind == NodeKind::field_value) return resolve_value(snapshot_, *leaf.field, leaf.text).empty();
    return count_documents(snapshot_, leaf, deadline_) == 0;
  }

  void doubt(TypedWord& word) {
    const bool is_phrase = word.leaf->kind == NodeKind::phrase;
    if (farthest_respelling(word.folded) == 0 || !is_spelt(word.folded)) return;
    if (!is_phrase && is_stop_word(word.folded)) return;
    word.doubt = doubt_of(word);
    if (word.doubt == Doubt::none && is_phrase) word.doubt = Doubt::phrase;
    if (word.doubt != Doubt::none) ++doubts_;
  }

  Doubt doubt_of(TypedWord& word) const {
    if (word.leaf->kind == NodeKind::field_value)
      return is_value_word(snapshot_, *word.leaf->field, word.folded) ? Doubt::phrase : Doubt::absent;
    if (!word.leaf->field && documents_of_form(snapshot_, word.folded) >= handful) return Doubt::none;
    Node node;
    node.kind = NodeKind::word;
    node.text = query_.substr(word.begin, word.end - word.begin);
    node.field = word.leaf->field;
    // A phrase means its words as they are spelt.
    const bool is_phrase = word.leaf->kind == NodeKind::phrase;
    word.documents =
        count_documents(snapshot_, node, deadline_, is_phrase ? WordExpansion::none : WordExpansion::meaning);
    if (word.documents == 0) return Doubt::absent;
    return is_small_ && word.documents < handful ? Doubt::rare : Doubt::none;
  }

  const store::Snapshot& snapshot_;
  std::string_view query_;
  bool is_small_;
  /// The leaf that the query consists of, where it is known to have hits.
  const Node* has_hits_;
  const Deadline& deadline_;
  std::vector<TypedWord> words_;
  std::size_t doubts_ = 0;
};

}  // namespace

std::size_t count_documents(const store::Snapshot& snapshot, const Node& node, const Deadline& deadline,
                            WordExpansion expansion) {
  PostingLists lists(snapshot, deadline);
  std::vector<QueryIssue> unheard;
  return match(snapshot, node, lists, expansion, deadline, unheard).documents.count();
}

std::vector<TypedWord> typed_words(const store::Snapshot& snapshot, const Node& root, std::string_view query,
                                   std::size_t total, const Deadline& deadline) {
  std::vector<const Node*> leaves;
  collect_leaves(root, leaves);
  Doubter doubter(snapshot, root, query, total, deadline);
  for (const Node* leaf : leaves) doubter.add(*leaf);
  return doubter.take();
}

}  // namespace dossier::search
