// SPDX-License-Identifier: GPL-2.0-or-later
// Which blocks of text does an HTML tree hold?
#pragma once

#include "extract/block.h"

#include <gumbo.h>
#include <string>
#include <vector>

namespace dossier::extract {

/// Where the HTML comes from.
enum class HtmlOrigin {
  page,      ///< a page of a site, with chrome around its content
  markdown,  ///< a Markdown text; asterisks that its syntax could not pair are left in it
};

/// The text of a tree in blocks, and the addresses that it links to.
struct HtmlBlocks {
  std::vector<Block> blocks;
  std::vector<std::string> links;
};

/// Collects the text below an element. What a reader does not see (scripts, hidden elements) and the chrome
/// of sites (navigation, form controls) is left out.
[[nodiscard]] HtmlBlocks collect_blocks(const GumboNode* top, HtmlOrigin origin);

}  // namespace dossier::extract
