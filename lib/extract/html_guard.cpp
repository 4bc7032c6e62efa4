// SPDX-License-Identifier: GPL-2.0-or-later
// Is this HTML harmless enough for the parser?
#include "extract/html_guard.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace dossier::extract {
namespace {

using support::is_letter;

constexpr std::size_t max_depth = 400;
constexpr std::size_t max_attributes = 500;

/// Elements that are never open.
constexpr std::array<std::string_view, 15> void_elements{"area",  "base",  "br",     "col",   "embed",
                                                         "frame", "hr",    "img",    "input", "link",
                                                         "meta",  "param", "source", "track", "wbr"};
/// Elements whose end tag may be left out: one closes the one before.
constexpr std::array<std::string_view, 13> self_closing{
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup"};
/// Elements inside which such a closing ends.
constexpr std::array<std::string_view, 8> containers{"table", "ul",      "ol",      "dl",
                                                     "div",   "section", "article", "select"};
/// Elements whose content is text up to their end tag.
constexpr std::array<std::string_view, 7> text_elements{"script", "style",  "textarea", "title",
                                                        "xmp",    "iframe", "noframes"};

template <typename Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

[[noreturn]] void refuse(std::string_view what, std::size_t limit) {
  throw Error(ErrorCode::invalid_argument, fmt::format("HTML with {}, the limit is {}", what, limit));
}

/// Follows the tags of a text without building anything.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  void scan();

 private:
  void skip_markup(std::string_view end);
  std::string take_name();
  bool skip_attributes();
  void open(const std::string& name);
  void close(const std::string& name);
  void close_previous(const std::string& name);
  void skip_text_of(const std::string& name);
  /// Inside of SVG or MathML, where a `<style>` or `<title>` is an element like any other.
  [[nodiscard]] bool is_foreign() const;

  std::string_view html_;
  std::size_t index_ = 0;
  std::vector<std::string> open_;
};

void TagScanner::skip_markup(std::string_view end) {
  const std::size_t found = html_.find(end, index_);
  index_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

std::string TagScanner::take_name() {
  const std::size_t begin = index_;
  while (index_ < html_.size() && !is_space(html_[index_]) && html_[index_] != '>' && html_[index_] != '/')
    ++index_;
  // No element that matters has a name as long as this.
  return text::ascii_lower(html_.substr(begin, std::min<std::size_t>(index_ - begin, 32)));
}

/// Moves behind the tag's end; whether it closes itself by `/>`, which counts only outside HTML proper.
bool TagScanner::skip_attributes() {
  std::size_t attributes = 0;
  char quote = '\0';
  bool in_attribute = false;
  for (; index_ < html_.size(); ++index_) {
    const char byte = html_[index_];
    if (quote != '\0') {
      if (byte == quote) quote = '\0';
    } else if (byte == '>') {
      ++index_;
      return html_[index_ - 2] == '/';
    } else if ((byte == '"' || byte == '\'') && html_[index_ - 1] == '=') {
      quote = byte;
    } else if (is_space(byte) || byte == '/') {
      in_attribute = false;
    } else if (!in_attribute) {
      in_attribute = true;
      if (++attributes > max_attributes) refuse("a tag of too many attributes", max_attributes);
    }
  }
  return false;
}

void TagScanner::close(const std::string& name) {
  const auto found = std::find(open_.rbegin(), open_.rend(), name);
  if (found != open_.rend()) open_.erase(found.base() - 1, open_.end());
}

void TagScanner::close_previous(const std::string& name) {
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
    if (*element == name) {
      open_.erase(element.base() - 1, open_.end());
      return;
    }
    if (is_one_of(*element, containers)) return;
  }
}

void TagScanner::open(const std::string& name) {
  if (is_one_of(name, self_closing)) close_previous(name);
  open_.push_back(name);
  if (open_.size() > max_depth) refuse("elements nested too deeply", max_depth);
}

bool TagScanner::is_foreign() const {
  return std::any_of(open_.begin(), open_.end(),
                     [](const auto& name) { return name == "svg" || name == "math"; });
}

void TagScanner::skip_text_of(const std::string& name) {
  while (index_ < html_.size()) {
    skip_markup("</");
    if (text::ascii_lower(html_.substr(index_, name.size())) == name) return skip_markup(">");
  }
}

void TagScanner::scan() {
  while (true) {
    skip_markup("<");
    if (index_ >= html_.size()) return;
    if (html_.substr(index_).starts_with("!--")) {
      skip_markup("-->");
    } else if (html_[index_] == '/') {
      ++index_;
      const std::string name = take_name();
      skip_markup(">");
      close(name);
    } else if (is_letter(html_[index_])) {
      const std::string name = take_name();
      const bool closes_itself = skip_attributes();
      if (is_one_of(name, text_elements) && !is_foreign())
        skip_text_of(name);
      else if (!closes_itself && !is_one_of(name, void_elements))
        open(name);
    }
  }
}

}  // namespace

void refuse_hostile_html(std::string_view html) {
  TagScanner(html).scan();
}

}  // namespace dossier::extract
