// SPDX-License-Identifier: GPL-2.0-or-later
// What does an HTML page say, and what of itself?
#include "extract/html.h"

#include "extract/html_blocks.h"
#include "extract/html_elements.h"
#include "extract/html_tree.h"
#include "extract/paragraphs.h"
#include "extract/plain_text.h"
#include "support/ascii.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

namespace dossier::extract {
namespace {

/// A page declares its charset near its start.
constexpr std::size_t declaration_bytes = 4096;
constexpr std::size_t max_property_bytes = 10'000;
constexpr std::size_t max_properties = 1'000;

bool is_name_byte(char byte) {
  return support::is_letter_or_digit(byte) || byte == '-' || byte == '_' || byte == ':';
}

/// The name behind `key` and an equals sign; empty when there is none.
std::string_view value_behind(std::string_view text, std::string_view key) {
  const std::size_t found = text.find(key);
  if (found == std::string_view::npos) return {};
  text.remove_prefix(found + key.size());
  const std::size_t begin = text.find_first_not_of(" \t\n\r\"'=");
  if (begin == std::string_view::npos || text.substr(0, begin).find('=') == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// The charset of `<?xml encoding=...?>`, `<meta charset=...>` or `<meta content="...; charset=...">`.
std::string declared_charset(std::string_view bytes) {
  const std::string head = text::ascii_lower(bytes.substr(0, declaration_bytes));
  std::string_view rest = head;
  if (rest.starts_with("<?xml"))
    if (const auto value = value_behind(rest.substr(0, rest.find("?>")), "encoding"); !value.empty())
      return std::string(value);
  for (std::size_t tag = rest.find("<meta"); tag != std::string_view::npos;
       tag = rest.find("<meta", tag + 1)) {
    const std::string_view meta = rest.substr(tag, rest.find('>', tag) - tag);
    if (const auto value = value_behind(meta, "charset"); !value.empty()) return std::string(value);
  }
  return {};
}

/// What the elements of a page say about it, gathered in one pass.
class PageReader {
 public:
  explicit PageReader(RawDocument& document) : document_(document) {}

  void read(const GumboNode* root);
  /// The one `<main>`, or the one `<article>` if it is more than a teaser, or the whole page.
  [[nodiscard]] const GumboNode* content(const GumboNode* root) const;

 private:
  void read_element(const GumboNode* element);
  void read_meta(const GumboNode* element);
  void add(std::string_view name, std::string_view value);
  void set_language(std::string_view code);

  RawDocument& document_;
  const GumboNode* main_ = nullptr;
  const GumboNode* article_ = nullptr;
  int mains_ = 0;
  int articles_ = 0;
};

void PageReader::add(std::string_view name, std::string_view value) {
  std::string cleaned = text::clean_spaces(value.substr(0, max_property_bytes));
  if (cleaned.empty() || document_.properties.size() >= max_properties) return;
  document_.properties.emplace_back(text::ascii_lower(text::trim(name)), text::to_valid_utf8(cleaned));
}

void PageReader::set_language(std::string_view code) {
  if (document_.declared_language.empty()) document_.declared_language = text::clean_spaces(code);
}

void PageReader::read_meta(const GumboNode* element) {
  const std::string_view content = attribute(element, "content");
  if (text::ascii_lower(attribute(element, "http-equiv")) == "content-language") set_language(content);
  for (const char* name : {"name", "property", "itemprop"})
    if (const std::string_view value = attribute(element, name); !value.empty()) return add(value, content);
}

void PageReader::read_element(const GumboNode* element) {
  switch (element->v.element.tag) {
    case GUMBO_TAG_HTML:
      return set_language(attribute(element, "lang"));
    case GUMBO_TAG_TITLE:
      // An image in the page may have a title as well, in SVG.
      if (is_element(element->parent, GUMBO_TAG_HEAD)) add("title", text_below(element, max_property_bytes));
      return;
    case GUMBO_TAG_META:
      return read_meta(element);
    case GUMBO_TAG_LINK:
      if (text::ascii_lower(attribute(element, "rel")) == "canonical")
        add("canonical", attribute(element, "href"));
      return;
    case GUMBO_TAG_TIME:
      return add("time", attribute(element, "datetime"));
    case GUMBO_TAG_MAIN:
      main_ = element;
      ++mains_;
      return;
    case GUMBO_TAG_ARTICLE:
      article_ = element;
      ++articles_;
      return;
    default:
      return;
  }
}

void PageReader::read(const GumboNode* root) {
  for (const GumboNode* node = root; node != nullptr; node = next_node(node, root))
    if (node->type == GUMBO_NODE_ELEMENT) read_element(node);
}

const GumboNode* PageReader::content(const GumboNode* root) const {
  if (mains_ == 1) return main_;
  return articles_ == 1 && 2 * count_text_bytes(article_) >= count_text_bytes(root) ? article_ : root;
}

void take_blocks(RawDocument& document, HtmlBlocks blocks) {
  document.paragraphs = make_paragraphs(blocks.blocks);
  document.links = std::move(blocks.links);
}

}  // namespace

RawDocument extract_html(std::string_view bytes) {
  const text::Decoded decoded = text::decode(bytes, declared_charset(bytes));
  refuse_binary(decoded.utf8);
  RawDocument document;
  warn_of_charset(decoded, document.warnings);
  const HtmlTree tree(decoded.utf8);
  PageReader reader(document);
  reader.read(tree.root());
  take_blocks(document, collect_blocks(reader.content(tree.root()), HtmlOrigin::page));
  // A frame around nothing: the text is elsewhere on the page.
  if (document.paragraphs.empty()) take_blocks(document, collect_blocks(tree.root(), HtmlOrigin::page));
  return document;
}

void add_markdown_html(RawDocument& document, std::string_view html) {
  const HtmlTree tree(html);
  take_blocks(document, collect_blocks(tree.root(), HtmlOrigin::markdown));
}

}  // namespace dossier::extract
