// SPDX-License-Identifier: GPL-2.0-or-later
// How are mentions lined up for reading?
#include "concordance.h"
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dossier::render {
namespace {

constexpr std::size_t date_width = 10;
constexpr std::size_t least_context = 10;

/// The documents of the lines, numbered as they first appear.
class Legend {
 public:
  explicit Legend(const std::vector<ConcordanceLine>& lines) {
    for (const auto& line : lines)
      if (numbers_.emplace(line.document->id, ids_.size() + 1).second) ids_.push_back(line.document->id);
  }

  [[nodiscard]] std::size_t number(const ConcordanceLine& line) const {
    return numbers_.find(line.document->id)->second;
  }
  [[nodiscard]] std::size_t width() const { return fmt::formatted_size("{}", ids_.size()); }

  void append(std::string& out, const TextStyle& style) const {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      out += fmt::format("{:>{}}  ", i + 1, width());
      paint(out, style, Ink::dim, printable(ids_[i]));
      out += '\n';
    }
  }

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> ids_;
};

/// Where in the document: "¶12", "answer ¶12", "p. 3", "title".
std::string line_place(const ConcordanceLine& line, const TextStyle& style) {
  if (line.is_title) return "title";
  std::string place = line.kind == ParagraphKind::question ? "question "
                      : line.kind == ParagraphKind::answer ? "answer "
                                                           : "";
  if (!line.paragraph.empty()) {
    place += fmt::format("{}{}", ornament(style, "¶", "par. "), printable(line.paragraph));
  } else if (line.page > 0) {
    place += fmt::format("p. {}", line.page);
  } else if (!place.empty()) {
    place.pop_back();
  }
  return place;
}

struct Layout {
  std::size_t place_width = 0;
  std::size_t keyword_width = 0;
  std::size_t context = usual_context;
};

Layout measure(const Concordance& concordance, std::optional<std::size_t> context, std::size_t legend_width,
               const TextStyle& style) {
  Layout layout;
  for (const auto& line : concordance.lines) {
    layout.place_width = std::max(layout.place_width, display_width(line_place(line, style)));
    layout.keyword_width = std::max(layout.keyword_width, display_width(line.keyword));
  }
  const auto used = legend_width + 2 + date_width + 2 + layout.place_width + 2 + layout.keyword_width;
  const auto room = (style.width - std::min(style.width, used)) / 2;
  layout.context = context.value_or(std::max(room, least_context));
  return layout;
}

void append_padding(std::string& out, std::size_t width, std::string_view shown) {
  out.append(width - std::min(width, display_width(shown)), ' ');
}

void append_line(std::string& out, const ConcordanceLine& line, const Layout& layout,
                 const TextStyle& style) {
  const auto place = line_place(line, style);
  const auto left = last_columns(line.left, layout.context);
  out += fmt::format("{:<{}}  {}", line.document->date, date_width, place);
  append_padding(out, layout.place_width, place);
  out += "  ";
  append_padding(out, layout.context, left);
  out += left;
  paint(out, style, Ink::match, line.keyword);
  // What a short keyword leaves free belongs to the right side, so that lines end alike.
  const auto room = layout.context + layout.keyword_width - display_width(line.keyword);
  out += first_columns(line.right, room);
  while (out.ends_with(' ')) out.pop_back();
  out += '\n';
}

std::string head_line(const Concordance& concordance) {
  auto head = counted(concordance.documents, "document") + " for " + concordance.request.query;
  if (concordance.documents > 0) head = counted(concordance.mentions, "mention") + " in " + head;
  if (concordance.lines.size() < concordance.mentions)
    head += fmt::format(", showing {}; --limit all for more", concordance.lines.size());
  return head;
}

}  // namespace

void append_text(std::string& out, const Concordance& concordance, std::optional<std::size_t> context,
                 const TextStyle& style) {
  append_issues(out, concordance.issues, concordance.request.query, style);
  append_lines(out, wrap(head_line(concordance), style.width, style, {}, Ink::heading), 0);
  if (concordance.lines.empty()) return;
  out += '\n';
  const Legend legend(concordance.lines);
  const auto layout = measure(concordance, context, legend.width(), style);
  for (const auto& line : concordance.lines) {
    out += fmt::format("{:>{}}  ", legend.number(line), legend.width());
    append_line(out, line, layout, style);
  }
  out += '\n';
  legend.append(out, style);
}

}  // namespace dossier::render
