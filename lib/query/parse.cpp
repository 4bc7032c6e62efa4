// SPDX-License-Identifier: GPL-2.0-or-later
// How does the text of a query become a syntax tree?
#include "query/parse.h"

#include "query/lexer.h"

#include <algorithm>

#include <fmt/format.h>

namespace dossier::query {
namespace {

/// Of a hopeless query, the first few faults say enough.
constexpr std::size_t max_issues = 50;
/// Brackets nested deeper are read as if they were not there.
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

/// Filters and phrases select; plain words are ranked.
Role natural_role(const Node& node) {
  switch (node.kind) {
    case NodeKind::phrase:
    case NodeKind::near:
    case NodeKind::field_value:
    case NodeKind::dates:
      return Role::required;
    default:
      return node.field ? Role::required : Role::optional;
  }
}

void span(Node& node) {
  if (node.children.empty()) return;
  node.offset = node.children.front().offset;
  node.length = node.children.back().offset + node.children.back().length - node.offset;
}

class Parser {
 public:
  explicit Parser(std::string_view query) { tokens_ = cut(query, parsed_.issues); }

  Parsed parse() {
    parsed_.root = parse_or();
    while (at_ < tokens_.size()) {
      // Only a closing bracket can stop the grammar; what follows it still counts.
      issue(tokens_[at_], "the closing bracket has no opening one: it is left out");
      ++at_;
      Node more = parse_or();
      if (more.kind != NodeKind::nothing) parsed_.root = join(std::move(parsed_.root), std::move(more));
    }
    parsed_.root.role = Role::optional;
    std::stable_sort(parsed_.issues.begin(), parsed_.issues.end(),
                     [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return std::move(parsed_);
  }

 private:
  [[nodiscard]] bool is_at(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

  bool take(TokenKind kind) {
    if (!is_at(kind)) return false;
    ++at_;
    return true;
  }

  void issue(const QueryToken& token, std::string message) {
    if (parsed_.issues.size() < max_issues)
      parsed_.issues.push_back({token.offset, token.length, std::move(message)});
  }

  static Node join(Node&& left, Node&& right) {
    if (left.kind == NodeKind::nothing) return std::move(right);
    Node both;
    both.kind = NodeKind::ranked;
    for (Node* node : {&left, &right}) {
      node->role = natural_role(*node);
      both.children.push_back(std::move(*node));
    }
    span(both);
    return both;
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
      if (kind == TokenKind::near_op) {
        issue(tokens_[at_++], "NEAR wants a word or phrase on both sides: it is left out");
        continue;
      }
      collect(items, parse_item());
    }
    if (items.size() == 1 && items.front().role != Role::prohibited) return std::move(items.front());
    return group(NodeKind::ranked, std::move(items));
  }

  Node parse_item() {
    const bool is_prohibited = is_at(TokenKind::minus);
    const bool is_required = is_at(TokenKind::plus);
    const std::size_t sign = at_;
    if (is_prohibited || is_required) ++at_;
    Node node = at_ < tokens_.size() ? parse_near() : Node{};
    if (node.kind == NodeKind::nothing) {
      if (is_prohibited || is_required) issue(tokens_[sign], "the sign has nothing after it: it is left out");
      return node;
    }
    node.role = is_prohibited ? Role::prohibited : is_required ? Role::required : natural_role(node);
    return node;
  }

  Node parse_near() {
    Node left = parse_primary();
    while (is_at(TokenKind::near_op)) {
      const QueryToken& op = tokens_[at_];
      const auto next = at_ + 1 < tokens_.size() ? tokens_[at_ + 1].kind : TokenKind::close;
      const bool is_right_sound = next == TokenKind::word || next == TokenKind::phrase;
      const bool is_left_sound =
          left.kind == NodeKind::word || left.kind == NodeKind::phrase || left.kind == NodeKind::near;
      if (!is_right_sound || !is_left_sound) return left;  // reported by parse_sequence
      ++at_;
      Node right = parse_primary();
      if (left.kind == NodeKind::near && left.distance == op.distance) {
        left.children.push_back(std::move(right));
      } else {
        Node near;
        near.kind = NodeKind::near;
        near.distance = op.distance;
        near.children.push_back(std::move(left));
        near.children.push_back(std::move(right));
        left = std::move(near);
      }
      span(left);
    }
    return left;
  }

  Node parse_primary() {
    const QueryToken& token = tokens_[at_];
    if (token.kind == TokenKind::open) return parse_brackets();
    if (token.kind == TokenKind::plus || token.kind == TokenKind::minus || token.kind == TokenKind::close ||
        token.kind == TokenKind::and_op || token.kind == TokenKind::or_op ||
        token.kind == TokenKind::not_op || token.kind == TokenKind::near_op) {
      if (token.kind == TokenKind::plus || token.kind == TokenKind::minus) ++at_;
      return {};
    }
    ++at_;
    Node node;
    node.kind = node_kind(token.kind);
    node.text = token.text;
    node.field = token.field;
    node.dates = token.dates;
    node.offset = token.offset;
    node.length = token.length;
    return node;
  }

  Node parse_brackets() {
    const QueryToken& open = tokens_[at_++];
    if (depth_ >= max_depth) {
      if (depth_ == max_depth)
        issue(open,
              fmt::format("brackets are nested more than {} deep: the inner ones are left out", max_depth));
      while (is_at(TokenKind::open)) ++at_;
      return at_ < tokens_.size() && !is_at(TokenKind::close) ? parse_primary() : Node{};
    }
    ++depth_;
    Node inner = parse_or();
    --depth_;
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
    span(node);
    return node;
  }

  Parsed parsed_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
};

}  // namespace

Parsed parse(std::string_view query) {
  return Parser(query).parse();
}

}  // namespace dossier::query
