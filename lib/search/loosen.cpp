// SPDX-License-Identifier: GPL-2.0-or-later
// Which looser queries are next to one?
#include "search/loosen.h"

#include "query/escape.h"
#include "query/lexer.h"
#include "query/parse.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;
using schema::Field;

/// Where a node stands: which child of which child of the root.
using Path = std::vector<std::size_t>;

bool is_group(const Node& node) {
  return node.kind == NodeKind::ranked || node.kind == NodeKind::all_of;
}

bool has_words(const Node& node) {
  if (node.role == Role::prohibited || is_filter(node)) return false;
  if (node.children.empty()) return node.kind != NodeKind::nothing;
  return std::any_of(node.children.begin(), node.children.end(), has_words);
}

Node& node_at(Node& root, const Path& path) {
  Node* node = &root;
  for (const std::size_t child : path) node = &node->children[child];
  return *node;
}

/// A group of one is that one, and one of none is nothing.
void simplify(Node& group) {
  const bool is_one = group.children.size() == 1 && group.children.front().role != Role::prohibited;
  if (group.children.empty()) group = Node{};
  if (!is_one) return;
  const Role role = group.role;
  Node only = std::move(group.children.front());
  group = std::move(only);
  group.role = role;
}

void drop(Node& root, Path path) {
  if (path.empty()) {
    root = Node{};
    return;
  }
  const std::size_t child = path.back();
  path.pop_back();
  Node& parent = node_at(root, path);
  parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(child));
  if (parent.children.empty()) return drop(root, path);
  simplify(parent);
}

void set_field(Node& node, const std::optional<Field>& field) {
  node.field = field;
  for (Node& child : node.children) set_field(child, field);
}

std::string near_name(const Node& node, unsigned distance) {
  return fmt::format("{}/{}", node.is_ordered ? "ADJ" : "NEAR", distance);
}

/// Whether a pattern has a `*` that neither begins nor ends it.
bool has_inner_star(const Node& node) {
  const auto first = node.text.find_first_not_of('*');
  return node.kind == NodeKind::wildcard && first != std::string::npos &&
         node.text.find('*', first) < node.text.find_last_not_of('*');
}

/// As it has to be typed for the `*` to be a sign.
std::string with_escaped_stars(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '*') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Collects the looser queries of one.
class Loosener {
 public:
  Loosener(const SearchRequest& request, const Node& root) : request_(request), root_(root) {}

  std::vector<Loosening> all() {
    for (const OptionFilter& filter : option_filters(request_.filters)) drop_option(filter);
    if (is_filter(root_)) drop_field({}, root_, Node{});
    visit({}, root_);
    return std::move(all_);
  }

 private:
  void add(Change change, std::string description, const Node& root, const SearchFilters& filters) {
    if (has_words(root_) && !has_words(root)) return;
    const std::string query = query::print_canonical(root);
    if (query.empty() && option_filters(filters).empty()) return;
    all_.push_back({change, {std::move(description), query, filters, 0}});
  }

  void add(Change change, std::string description, const Node& root) {
    add(change, std::move(description), root, request_.filters);
  }

  /// Each takes a copy of the tree.
  [[nodiscard]] bool is_full() const { return all_.size() >= most_loosenings; }

  void drop_option(const OptionFilter& filter) {
    add(Change::dropped, "without " + filter.text, root_, filter.others);
  }

  void visit(const Path& path, const Node& node) {
    if (node.role == Role::prohibited || is_full()) return;
    if (node.kind == NodeKind::phrase) loosen_phrase(path, node);
    if (has_inner_star(node)) take_star_as_sign(path, node);
    if (node.kind == NodeKind::near) return widen(path, node);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      Path child_path = path;
      child_path.push_back(i);
      const Node& child = node.children[i];
      if (is_group(node) && child.role != Role::optional && !is_full()) drop_part(child_path, child, node);
      visit(child_path, child);
    }
  }

  void drop_part(const Path& path, const Node& part, const Node& parent) {
    const bool is_side_by_side = path.size() == 1 && parent.kind == NodeKind::ranked;
    if (is_side_by_side && is_alternative(part)) return drop_field(path, part, parent);
    Node root = root_;
    drop(root, path);
    add(Change::dropped, "without " + typed_part(request_.query, parent, part), root);
  }

  /// Values of one field side by side are alternatives, so that they go together, with those of the options.
  void drop_field(const Path& path, const Node& part, const Node& parent) {
    const auto is_alike = [&](const Node& node) { return is_alternative(node) && node.field == part.field; };
    const auto first = std::find_if(parent.children.begin(), parent.children.end(), is_alike);
    if (!path.empty() && &*first != &part) return;
    std::string description = "without";
    for (const Node& child : parent.children)
      if (is_alike(child)) description += " " + typed_part(request_.query, parent, child);
    if (path.empty()) description += " " + typed_part(request_.query, parent, part);
    Node root = root_;
    if (path.empty()) {
      root = Node{};
    } else {
      std::erase_if(root.children, is_alike);
      simplify(root);
    }
    SearchFilters filters = request_.filters;
    for (const OptionFilter& option : option_filters(request_.filters)) {
      if (option.field != part.field || part.kind == NodeKind::dates) continue;
      filters = option.others;
      description += " " + option.text;
    }
    add(Change::dropped, std::move(description), root, filters);
  }

  void loosen_phrase(const Path& path, const Node& phrase) {
    const bool has_star = phrase.text.find('*') != std::string::npos;
    const std::string words = query::escape(phrase.text);
    put_words(path, phrase, words, has_star ? words : phrase.text);
  }

  /// A `*` in the midst of a word may be meant as the sign that it is: "A*STAR".
  void take_star_as_sign(const Path& path, const Node& pattern) {
    const std::string word = with_escaped_stars(pattern.text);
    put_words(path, pattern, word, word);
  }

  void put_words(const Path& path, const Node& part, const std::string& query, const std::string& shown) {
    Node words = query::parse(query).root;
    if (words.kind == NodeKind::nothing) return;
    set_field(words, part.field);
    words.role = part.role;
    Node root = root_;
    node_at(root, path) = std::move(words);
    add(Change::as_words, "as words: " + shown, root);
  }

  void widen(const Path& path, const Node& near) {
    constexpr unsigned times = 3;
    const unsigned distance = std::min(times * near.distance, query::max_near_distance);
    if (distance <= near.distance) return;
    Node root = root_;
    node_at(root, path).distance = distance;
    add(Change::widened,
        fmt::format("with {} instead of {}", near_name(near, distance), near_name(near, near.distance)),
        root);
  }

  const SearchRequest& request_;
  const Node& root_;
  std::vector<Loosening> all_;
};

std::string option_text(std::string_view name, const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += ' ';
    const bool has_space = value.find(' ') != std::string::npos;
    text += fmt::format("--{} {}{}{}", name, has_space ? "'" : "", value, has_space ? "'" : "");
  }
  return text;
}

}  // namespace

std::vector<Loosening> loosenings(const SearchRequest& request, const Node& root) {
  return Loosener(request, root).all();
}

std::vector<OptionFilter> option_filters(const SearchFilters& filters) {
  std::vector<OptionFilter> options;
  const auto add = [&](std::string text, Field field, auto member) {
    if ((filters.*member).empty()) return;
    OptionFilter option{std::move(text), field, {}, filters};
    option.alone.*member = filters.*member;
    (option.others.*member).clear();
    options.push_back(std::move(option));
  };
  const auto add_values = [&](std::string_view name, Field field, auto member) {
    add(option_text(name, filters.*member), field, member);
  };
  add_values("category", Field::category, &SearchFilters::categories);
  add_values("minister", Field::minister, &SearchFilters::ministers);
  add_values("topic", Field::topic, &SearchFilters::topics);
  add(option_text("since", {filters.since}), Field::date, &SearchFilters::since);
  add(option_text("until", {filters.until}), Field::date, &SearchFilters::until);
  return options;
}

std::string typed_part(std::string_view query, const Node& parent, const Node& part) {
  const bool is_all_of = parent.kind == NodeKind::all_of;
  std::string sign;
  if (part.role == Role::prohibited) sign = is_all_of ? "NOT " : "-";
  if (!is_all_of && part.role == Role::required && query::natural_role(part) != Role::required) sign = "+";
  if (part.children.empty() || part.kind == NodeKind::near)
    return sign + std::string(query.substr(part.offset, part.length));
  return fmt::format("{}({})", sign, query::print_canonical(part));
}

}  // namespace dossier::search
