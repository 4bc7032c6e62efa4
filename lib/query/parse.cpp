// SPDX-License-Identifier: GPL-2.0-or-later
// How does the text of a query become a syntax tree?
#include "query/parse.h"

#include "query/raise_filters.h"

#include <algorithm>

#include <fmt/format.h>

namespace dossier::query {
namespace {

/// Brackets nested deeper are left out.
constexpr unsigned max_depth = 100;

NodeKind node_kind(TokenKind kind) {
  switch (kind) {
    case TokenKind::phrase:
      return NodeKind::phrase;
    case TokenKind::wildcard:
      return NodeKind::wildcard;
    case TokenKind::field_value:
      return NodeKind::field_value;
    case TokenKind::dates:
      return NodeKind::dates;
    default:
      return NodeKind::word;
  }
}

/// Whether NEAR and ADJ can tell where a part stands.
bool has_places(const Node& node) {
  if (node.kind == NodeKind::any_of)
    return std::all_of(node.children.begin(), node.children.end(), has_places);
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::wildcard;
}

class Parser {
 public:
  Parser(std::string_view query, const std::optional<schema::Date>& today) {
    tokens_ = cut(query, today, parsed_.issues);
    balance_brackets();
  }

  Parsed parse() {
    parsed_.root = parse_or();
    raise_filters(parsed_.root);
    parsed_.root.role = Role::optional;
    parsed_.tokens = std::move(tokens_);
    std::stable_sort(parsed_.issues.begin(), parsed_.issues.end(),
                     [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return std::move(parsed_);
  }

 private:
  /// Leaves out closing brackets without an opening one, and brackets that are nested too deep: so the
  /// grammar ends at the last token, and recursion is bounded.
  void balance_brackets() {
    unsigned depth = 0;
    bool is_too_deep = false;
    std::erase_if(tokens_, [&](const QueryToken& token) {
      if (token.kind == TokenKind::open && ++depth > max_depth) {
        if (!is_too_deep)
          issue(token,
                fmt::format("brackets are nested more than {} deep: the inner ones are left out", max_depth));
        return is_too_deep = true;
      }
      if (token.kind != TokenKind::close) return false;
      if (depth == 0) {
        issue(token, "the closing bracket has no opening one: it is left out");
        return true;
      }
      return depth-- > max_depth;
    });
  }

  [[nodiscard]] bool is_at(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

  /// Whether a part of the query begins here.
  [[nodiscard]] bool is_at_operand() const {
    if (at_ >= tokens_.size()) return false;
    switch (tokens_[at_].kind) {
      case TokenKind::word:
      case TokenKind::phrase:
      case TokenKind::wildcard:
      case TokenKind::field_value:
      case TokenKind::dates:
      case TokenKind::open:
        return true;
      default:
        return false;
    }
  }

  bool take(TokenKind kind) {
    if (!is_at(kind)) return false;
    ++at_;
    return true;
  }

  void issue(const QueryToken& token, std::string message) {
    if (parsed_.issues.size() < max_issues)
      parsed_.issues.push_back({token.offset, token.length, std::move(message)});
  }

  Node parse_or() {
    std::vector<Node> options;
    collect(options, parse_and());
    while (is_at(TokenKind::or_op)) {
      const QueryToken& op = tokens_[at_++];
      Node right = parse_and();
      if (right.kind == NodeKind::nothing || options.empty())
        issue(op, "OR wants something on both sides: it is left out");
      collect(options, std::move(right));
    }
    if (options.size() > 1)
      for (Node& option : options) option.role = Role::optional;
    return group(NodeKind::any_of, std::move(options));
  }

  Node parse_and() {
    std::vector<Node> parts;
    collect(parts, parse_sequence());
    while (is_at(TokenKind::and_op) || is_at(TokenKind::not_op)) {
      const QueryToken& op = tokens_[at_];
      const bool is_and = take(TokenKind::and_op);
      const bool is_not = take(TokenKind::not_op);
      Node right = parse_sequence();
      if (right.kind == NodeKind::nothing) {
        issue(op, fmt::format("{} wants something after it: it is left out", is_not ? "NOT" : "AND"));
        continue;
      }
      if (is_and && parts.empty()) issue(op, "AND wants something before it: it is left out");
      right.role = is_not ? Role::prohibited : Role::required;
      parts.push_back(std::move(right));
    }
    if (parts.size() > 1 && parts.front().role != Role::prohibited) parts.front().role = Role::required;
    return group(NodeKind::all_of, std::move(parts));
  }

  Node parse_sequence() {
    std::vector<Node> items;
    while (at_ < tokens_.size()) {
      const TokenKind kind = tokens_[at_].kind;
      if (kind == TokenKind::close || kind == TokenKind::and_op || kind == TokenKind::or_op ||
          kind == TokenKind::not_op)
        break;
      parse_item(items);
    }
    if (items.size() == 1 && items.front().role != Role::prohibited) return std::move(items.front());
    return group(NodeKind::ranked, std::move(items));
  }

  /// Takes one item with its sign; several where NEAR has to be left out between them.
  void parse_item(std::vector<Node>& items) {
    const QueryToken& sign = tokens_[at_];
    const bool is_prohibited = take(TokenKind::minus);
    const bool is_required = !is_prohibited && take(TokenKind::plus);
    const bool is_signed = is_prohibited || is_required;
    const std::size_t first = items.size();
    if (is_at_operand()) {
      parse_near(items);
    } else if (is_at(TokenKind::near_op) && !is_signed) {
      issue_side(tokens_[at_++]);
    }
    for (std::size_t i = first; i < items.size(); ++i) items[i].role = natural_role(items[i]);
    if (!is_signed) return;
    if (items.size() == first) return issue(sign, "the sign has nothing after it: it is left out");
    items[first].role = is_prohibited ? Role::prohibited : Role::required;
  }

  static std::string_view name_of(const QueryToken& near) { return near.is_ordered ? "ADJ" : "NEAR"; }

  void issue_side(const QueryToken& near) {
    issue(near, fmt::format("{} wants a word or phrase on both sides: it is left out", name_of(near)));
  }

  /// Takes parts joined by NEAR and ADJ; more than one where they cannot be joined.
  void parse_near(std::vector<Node>& items) {
    Node left = parse_primary();
    while (is_at(TokenKind::near_op)) {
      const QueryToken& near = tokens_[at_++];
      Node right = is_at_operand() ? parse_primary() : Node{};
      const bool is_left_sound = has_places(left) || left.kind == NodeKind::near;
      if (right.kind == NodeKind::nothing || left.kind == NodeKind::nothing) {
        issue_side(near);
        if (left.kind == NodeKind::nothing) left = std::move(right);
      } else if (is_left_sound && has_places(right)) {
        left = join(std::move(left), std::move(right), near);
      } else {
        issue(near, fmt::format("{} takes words, phrases, wildcards and brackets with OR between these: it "
                                "is left out",
                                name_of(near)));
        items.push_back(std::move(left));
        left = std::move(right);
      }
    }
    collect(items, std::move(left));
  }

  static Node join(Node&& left, Node&& right, const QueryToken& near) {
    left.role = right.role = Role::optional;
    const bool is_chain =
        left.kind == NodeKind::near && left.distance == near.distance && left.is_ordered == near.is_ordered;
    Node node;
    if (is_chain) {
      node = std::move(left);
    } else {
      node.kind = NodeKind::near;
      node.distance = near.distance;
      node.is_ordered = near.is_ordered;
      node.children.push_back(std::move(left));
    }
    node.children.push_back(std::move(right));
    set_span(node);
    return node;
  }

  /// Takes what begins here: a bracket or a word, phrase, ...
  Node parse_primary() {
    const QueryToken& token = tokens_[at_];
    if (token.kind == TokenKind::open) return parse_brackets();
    ++at_;
    Node node;
    node.kind = node_kind(token.kind);
    node.text = token.text;
    node.field = token.field;
    node.is_exact = token.is_exact;
    node.dates = token.dates;
    node.offset = token.offset;
    node.length = token.length;
    return node;
  }

  Node parse_brackets() {
    const QueryToken& open = tokens_[at_++];
    Node inner = parse_or();
    if (!take(TokenKind::close))
      issue(open, "the bracket is not closed: it is closed at the end of the query");
    if (inner.kind == NodeKind::nothing)
      issue(open, "nothing stands between the brackets: they are left out");
    inner.role = Role::optional;
    return inner;
  }

  static void collect(std::vector<Node>& nodes, Node&& node) {
    if (node.kind != NodeKind::nothing) nodes.push_back(std::move(node));
  }

  static Node group(NodeKind kind, std::vector<Node>&& children) {
    if (children.empty()) return {};
    if (children.size() == 1 && children.front().role != Role::prohibited) return std::move(children.front());
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    set_span(node);
    return node;
  }

  Parsed parsed_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

Parsed parse(std::string_view query, const std::optional<schema::Date>& today) {
  return Parser(query, today).parse();
}

}  // namespace dossier::query
