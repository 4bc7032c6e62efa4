// SPDX-License-Identifier: GPL-2.0-or-later
// How is one document laid out for reading, so that its paragraphs can be cited?
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

constexpr std::size_t field_label_width = 12;

void append_field(std::string& out, std::string_view label, std::string_view value, const TextStyle& style) {
  if (value.empty()) return;
  paint(out, style, Ink::dim, fmt::format("{:<{}}", label, field_label_width));
  append_lines(out, wrap(value, style.width - field_label_width, style), field_label_width);
}

// An id, address or path is copied, so it is never broken into lines.
void append_whole(std::string& out, std::string_view label, std::string_view value, const TextStyle& style) {
  if (value.empty()) return;
  paint(out, style, Ink::dim, fmt::format("{:<{}}", label, field_label_width));
  out += printable(value) + '\n';
}

std::string with_commas(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, ", "));
}

void append_fields(std::string& out, const DocumentRecord& record, const TextStyle& style) {
  append_whole(out, "id", record.id, style);
  append_field(out, "date", record.date.empty() ? "no date" : record.date, style);
  append_field(out, "categories", with_commas(record.categories), style);
  append_field(out, "topics", with_commas(record.topics), style);
  append_field(out, "ministers", with_commas(record.ministers), style);
  append_field(out, "offices", with_commas(record.offices), style);
  append_field(out, "asked by", with_commas(record.asked_by), style);
  append_field(out, "mentioned", with_commas(record.mentioned), style);
  append_field(out, "language", with_commas(record.languages), style);
  append_whole(out, "url", record.url, style);
  append_whole(out, "source", record.source, style);
}

std::string provenance_line(const Provenance& entry) {
  auto line =
      fmt::format("{}{} {}: {}", entry.is_rejected ? "not " : "", entry.field, entry.value, entry.source);
  if (!entry.reason.empty()) line += fmt::format(" ({})", entry.reason);
  return line;
}

void append_provenance(std::string& out, const DocumentRecord& record, const TextStyle& style) {
  if (record.provenance.empty()) return;
  out += '\n';
  paint(out, style, Ink::heading, "Where this comes from");
  out += '\n';
  for (const auto& entry : record.provenance) {
    out += "  ";
    append_lines(out, wrap(provenance_line(entry), style.width - 4, style), 4);
  }
}

std::size_t number_width(const std::vector<Paragraph>& paragraphs) {
  std::size_t width = 0;
  for (const auto& paragraph : paragraphs) width = std::max(width, display_width(paragraph.number));
  return std::min<std::size_t>(width, 8);
}

void append_kind(std::string& out, ParagraphKind kind, const TextStyle& style) {
  if (kind != ParagraphKind::question && kind != ParagraphKind::answer) return;
  out += '\n';
  paint(out, style, Ink::heading, kind == ParagraphKind::question ? "Question" : "Answer");
  out += '\n';
}

// The line between two pages.
void append_page(std::string& out, std::uint32_t page, const TextStyle& style) {
  out += '\n';
  paint(out, style, Ink::dim, fmt::format("{0} page {1} {0}", ornament(style, "—", "-"), page));
  out += '\n';
}

void append_paragraph(std::string& out, const Paragraph& paragraph, std::size_t gutter,
                      const TextStyle& style) {
  const auto number = printable(paragraph.number);
  const auto padding = gutter - std::min(gutter, display_width(number));
  out += '\n';
  out.append(padding, ' ');
  paint(out, style, Ink::dim, number);
  const auto indent = gutter == 0 ? 0 : std::max(gutter, display_width(number)) + 2;
  if (gutter > 0) out += "  ";
  const auto ink = paragraph.kind == ParagraphKind::heading ? Ink::bold : Ink::plain;
  append_lines(out, wrap(paragraph.text, style.width - indent, style, {}, ink), indent);
}

}  // namespace

void append_text(std::string& out, const StoredDocument& document, const TextStyle& style) {
  append_lines(out, wrap(document.record.title, style.width, style, {}, Ink::bold), 0);
  out += '\n';
  append_fields(out, document.record, style);
  append_provenance(out, document.record, style);
  const auto gutter = number_width(document.paragraphs);
  auto kind = ParagraphKind::body;
  std::uint32_t page = 0;
  for (const auto& paragraph : document.paragraphs) {
    if (paragraph.page != page) append_page(out, paragraph.page, style);
    page = paragraph.page;
    if (paragraph.kind != kind) append_kind(out, paragraph.kind, style);
    kind = paragraph.kind;
    append_paragraph(out, paragraph, gutter, style);
  }
}

}  // namespace dossier::render
