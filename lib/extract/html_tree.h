// SPDX-License-Identifier: GPL-2.0-or-later
// How is HTML parsed into a tree, whatever the input is?
#pragma once

#include "extract/arena.h"

#include <gumbo.h>
#include <string>
#include <string_view>

namespace dossier::extract {

/// The tree of an HTML text, which must outlive it.
class HtmlTree {
 public:
  /// \throws Error `invalid_argument` when the text is built to exhaust a parser.
  explicit HtmlTree(std::string_view html);

  [[nodiscard]] const GumboNode* root() const { return output_->root; }

 private:
  Arena arena_;
  const GumboOutput* output_ = nullptr;
};

/// The value of an attribute; empty when the element does not have it.
[[nodiscard]] std::string_view attribute(const GumboNode* element, const char* name);

/// Whether a node is an element of this tag.
[[nodiscard]] bool is_element(const GumboNode* node, GumboTag tag);

/// The children of an element; none for another node.
[[nodiscard]] const GumboVector& children(const GumboNode* node);

/// The node that follows in document order; null behind the last one below `top`.
/// `skip_children` passes over what is below `node`.
[[nodiscard]] const GumboNode* next_node(const GumboNode* node, const GumboNode* top,
                                         bool skip_children = false);

/// Whether a node stands somewhere below an element. A null node does not.
[[nodiscard]] bool is_below(const GumboNode* node, const GumboNode* element);

/// The text below an element, up to `max_bytes`, as it is written.
[[nodiscard]] std::string text_below(const GumboNode* element, std::size_t max_bytes);

}  // namespace dossier::extract
