// SPDX-License-Identifier: GPL-2.0-or-later
// How is HTML parsed into a tree, whatever the input is?
#include "extract/html_tree.h"

#include "extract/html_guard.h"

#include <dossier/error.h>

namespace dossier::extract {
namespace {

/// What the parser may take: real pages need 5 to 20 times their length.
constexpr std::size_t tree_bytes_per_byte = 48;

/// What goes into and comes out of gumbo.
struct Parse {
  std::string_view html;
  Arena* arena;
  const GumboOutput* output;
};

void* allocate(void* arena, std::size_t size) {
  return static_cast<Arena*>(arena)->allocate(size);
}

void release(void* /*arena*/, void* /*memory*/) {}

void parse(void* context) {
  auto* job = static_cast<Parse*>(context);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = job->arena;
  options.max_errors = 0;
  job->output = gumbo_parse_with_options(&options, job->html.data(), job->html.size());
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html) : arena_(html.size(), tree_bytes_per_byte) {
  refuse_hostile_html(html);
  Parse job{html, &arena_, nullptr};
  if (!arena_.run(parse, &job) || job.output == nullptr)
    throw Error(ErrorCode::invalid_argument, "HTML that needs too much memory or time to parse");
  output_ = job.output;
}

std::string_view attribute(const GumboNode* element, const char* name) {
  if (element->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool is_element(const GumboNode* node, GumboTag tag) {
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

const GumboVector& children(const GumboNode* node) {
  static const GumboVector none{nullptr, 0, 0};
  if (node->type == GUMBO_NODE_ELEMENT) return node->v.element.children;
  return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : none;
}

const GumboNode* next_node(const GumboNode* node, const GumboNode* top, bool skip_children) {
  if (!skip_children && children(node).length > 0)
    return static_cast<const GumboNode*>(children(node).data[0]);
  while (node != top && node->parent != nullptr) {
    const GumboVector& siblings = children(node->parent);
    const std::size_t next = node->index_within_parent + 1;
    if (next < siblings.length) return static_cast<const GumboNode*>(siblings.data[next]);
    node = node->parent;
  }
  return nullptr;
}

bool is_below(const GumboNode* node, const GumboNode* element) {
  while (node != nullptr && node != element) node = node->parent;
  return node != nullptr;
}

std::string text_below(const GumboNode* element, std::size_t max_bytes) {
  std::string text;
  for (const GumboNode* node = element; node != nullptr && text.size() <= max_bytes;
       node = next_node(node, element))
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      text += node->v.text.text;
  return text;
}

}  // namespace dossier::extract
