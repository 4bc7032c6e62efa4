// SPDX-License-Identifier: GPL-2.0-or-later
// Which extractor reads which format?
#include "extract/extract.h"

#include "extract/html.h"
#include "extract/markdown.h"
#include "extract/plain_text.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace dossier::extract {
namespace {

/// The end of a file's name and what it says.
struct Suffix {
  std::string_view suffix;
  Format format;
};

constexpr std::array suffixes{
    Suffix{".md", Format::markdown},       Suffix{".markdown", Format::markdown},
    Suffix{".html", Format::html},         Suffix{".htm", Format::html},
    Suffix{".xhtml", Format::html},        Suffix{".txt", Format::plain_text},
    Suffix{".text", Format::plain_text},   Suffix{".jsonl", Format::json_lines},
    Suffix{".ndjson", Format::json_lines}, Suffix{".csv", Format::csv},
    Suffix{".tsv", Format::csv},           Suffix{".pdf", Format::pdf},
    Suffix{".docx", Format::docx},         Suffix{".odt", Format::odt},
    Suffix{".rtf", Format::rtf},           Suffix{".eml", Format::email},
    Suffix{".xml", Format::akoma_ntoso},   Suffix{".akn", Format::akoma_ntoso},
};

}  // namespace

std::string_view format_name(Format format) {
  switch (format) {
    case Format::markdown:
      return "markdown";
    case Format::html:
      return "html";
    case Format::plain_text:
      return "text";
    case Format::json_lines:
      return "json-lines";
    case Format::csv:
      return "csv";
    case Format::pdf:
      return "pdf";
    case Format::docx:
      return "docx";
    case Format::odt:
      return "odt";
    case Format::rtf:
      return "rtf";
    case Format::email:
      return "email";
    case Format::akoma_ntoso:
      return "akoma-ntoso";
  }
  return {};
}

std::optional<Format> format_with_name(std::string_view name) {
  const auto* found = std::find_if(suffixes.begin(), suffixes.end(),
                                   [&](const Suffix& known) { return format_name(known.format) == name; });
  if (found == suffixes.end()) return std::nullopt;
  return found->format;
}

std::uint32_t extractor_version(Format format) {
  return format == Format::markdown || format == Format::pdf ? 3 : 2;
}

bool is_foreign(Format format) {
  switch (format) {
    case Format::pdf:
    case Format::docx:
    case Format::odt:
    case Format::rtf:
    case Format::email:
    case Format::akoma_ntoso:
      return true;
    default:
      return false;
  }
}

std::optional<Format> format_of_name(std::string_view file_name) {
  std::string lower = text::ascii_lower(file_name);
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  const auto* found = std::find_if(suffixes.begin(), suffixes.end(), [&](const Suffix& candidate) {
    return lower.size() > candidate.suffix.size() && lower.ends_with(candidate.suffix);
  });
  if (found == suffixes.end()) return std::nullopt;
  return found->format;
}

void warn_of_charset(const text::Decoded& decoded, std::vector<std::string>& warnings) {
  if (decoded.had_errors) warnings.push_back(fmt::format("bytes are not valid {}", decoded.charset));
  if (decoded.is_guessed)
    warnings.push_back(fmt::format("not valid UTF-8 and no charset declared: read as {}", decoded.charset));
}

RawDocument extract(Format format, std::string_view bytes) {
  switch (format) {
    case Format::markdown:
      return extract_markdown(bytes);
    case Format::html:
      return extract_html(bytes);
    case Format::plain_text:
      return extract_plain_text(bytes);
    default:
      break;
  }
  throw Error(
      ErrorCode::invalid_argument,
      fmt::format("a file of format '{}' {}", format_name(format),
                  is_foreign(format) ? "is read by the extractor" : "holds records, not one document"));
}

}  // namespace dossier::extract
