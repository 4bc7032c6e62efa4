// SPDX-License-Identifier: GPL-2.0-or-later
// How is a document cited as a BibTeX entry?
#include "citation.h"
#include "cited_words.h"
#include "display_text.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>

namespace dossier::render {
namespace {

constexpr std::array<std::string_view, 12> month_macros{"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};

std::string_view latex_command(char character) {
  switch (character) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '%':
      return "\\%";
    default:
      return {};
  }
}

/// FNV-1a: the same on every machine, and short enough for a key.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash;
}

/// The last word of a name in ASCII letters and lower case; empty when it has none.
std::string ascii_surname(std::string_view name) {
  std::string surname;
  for (const char c : name) {
    if (c == ' ') surname.clear();
    if (c >= 'A' && c <= 'Z') surname += static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') surname += c;
  }
  return surname;
}

std::string key_of(const DocumentRecord& record, const CitedPlace& place) {
  const auto& names = authors(record, place);
  auto name = names.empty() ? std::string() : ascii_surname(names.front());
  if (name.empty() && !record.categories.empty()) name = ascii_surname(record.categories.front());
  const auto date = parts_of(record.date);
  const auto year = date ? fmt::format("{}", date->year) : std::string();
  return fmt::format("{}{}-{:08x}", name, year, hash_of(record.id));
}

/// Braces around each name: the parts of Asian names are not to be turned round.
std::string authors_in_braces(const DocumentRecord& record, const CitedPlace& place) {
  std::string all;
  for (const auto& author : authors(record, place)) {
    if (!all.empty()) all += " and ";
    all += '{' + latex_escaped(author) + '}';
  }
  return all;
}

/// A URL is set as it is; only what would break the entry is percent-encoded.
std::string url_escaped(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F || std::string_view("{}\\\"").find(c) != std::string_view::npos)
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    else
      out += c;
  }
  return out;
}

std::string note_of(const DocumentRecord& record, const CitedPlace& place) {
  auto note = category_in_words(record);
  if (const auto where = place_in_words(place); !where.empty()) note += (note.empty() ? "" : ", ") + where;
  if (!has_web_address(record)) note += (note.empty() ? "" : ", ") + record.id;
  return latex_escaped(note);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) fmt::format_to(std::back_inserter(out), ",\n  {} = {{{}}}", name, value);
}

void append_date(std::string& out, std::string_view iso) {
  const auto date = parts_of(iso);
  if (!date) return;
  fmt::format_to(std::back_inserter(out), ",\n  year = {{{}}}", date->year);
  if (date->month == 0) return;
  fmt::format_to(std::back_inserter(out), ",\n  month = {}",
                 month_macros[static_cast<std::size_t>(date->month) - 1]);
  if (date->day > 0) fmt::format_to(std::back_inserter(out), ",\n  day = {{{}}}", date->day);
}

}  // namespace

std::string latex_escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    const auto command = latex_command(c);
    command.empty() ? out += c : out += command;
  }
  return out;
}

std::string bibtex_entry(const DocumentRecord& record, const CitedPlace& place) {
  std::string out = "@misc{" + key_of(record, place);
  append_field(out, "author", authors_in_braces(record, place));
  // A second pair of braces keeps the capitals.
  if (!record.title.empty()) append_field(out, "title", '{' + latex_escaped(record.title) + '}');
  append_date(out, record.date);
  if (has_web_address(record)) append_field(out, "url", url_escaped(record.url));
  append_field(out, "note", note_of(record, place));
  return out + "\n}\n";
}

void append_bibtex(std::string& out, const Answer& answer) {
  for (const Hit& hit : answer.results.hits) {
    out += bibtex_entry(hit.document, place_of(hit.snippet));
    out += '\n';
  }
}

}  // namespace dossier::render
