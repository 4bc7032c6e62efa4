// SPDX-License-Identifier: GPL-2.0-or-later
// Which format do a file's bytes have, whatever its name says?
#include "extract/content_type.h"

#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace dossier::extract {
namespace {

/// How far into a file a declaration may stand, behind comments and processing instructions.
constexpr std::size_t head_bytes = 4096;
/// A PDF may have a few bytes of something else before its first line.
constexpr std::size_t pdf_head_bytes = 1024;
constexpr std::size_t longest_shown_name = 40;

/// The first bytes of files that are not read, and what they are.
struct Refused {
  std::string_view signature;
  std::string_view what;
};

using namespace std::string_view_literals;
constexpr std::array refused{
    Refused{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old or encrypted Office file (Word 97 and the like)"},
    Refused{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    Refused{"Rar!\x1A\x07"sv, "a RAR archive"},
    Refused{"\xFD"
            "7zXZ\0"sv,
            "a file compressed with xz"},
    Refused{"\x28\xB5\x2F\xFD"sv, "a file compressed with zstd"},
    Refused{"\x1F\x8B"sv, "a file compressed with gzip twice"},
    Refused{"\x89PNG\r\n"sv, "an image (PNG)"},
    Refused{"\xFF\xD8\xFF"sv, "an image (JPEG)"},
    Refused{"GIF8"sv, "an image (GIF)"},
    Refused{"II*\0"sv, "an image (TIFF)"},
    Refused{"MM\0*"sv, "an image (TIFF)"},
    Refused{"%!PS"sv, "a PostScript file"},
    Refused{"\x7F"
            "ELF"sv,
            "a program"},
};

[[noreturn]] void refuse(std::string_view what, std::string hint = {}) {
  throw Error(ErrorCode::invalid_argument, fmt::format("{}, which is not read", what), std::move(hint));
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// ZIP archives are documents by what is in them; their names stand uncompressed in the archive.
Format format_of_zip(std::string_view bytes) {
  if (contains(bytes.substr(0, head_bytes), "application/vnd.oasis.opendocument.text")) return Format::odt;
  if (contains(bytes, "word/document")) return Format::docx;
  if (contains(bytes, "xl/workbook")) refuse("a spreadsheet (XLSX)");
  if (contains(bytes, "ppt/presentation")) refuse("a presentation (PPTX)");
  if (contains(bytes.substr(0, head_bytes), "application/vnd.oasis.opendocument."))
    refuse("an OpenDocument file that is no text");
  if (contains(bytes.substr(0, head_bytes), "application/epub+zip")) refuse("an e-book (EPUB)");
  refuse("a ZIP archive that is no DOCX or ODT document");
}

/// The text without what may stand before the first element: `<?...?>` and comments.
std::string_view behind_prolog(std::string_view text) {
  while (true) {
    text = text::trim(text);
    std::string_view end;
    if (text.starts_with("<?")) end = "?>";
    if (text.starts_with("<!--")) end = "-->";
    if (end.empty()) return text;
    const std::size_t found = text.find(end);
    if (found == std::string_view::npos) return {};
    text.remove_prefix(found + end.size());
  }
}

/// The name of the first element without its prefix, or of `<!DOCTYPE>`.
std::string first_element(std::string_view head) {
  std::string_view text = behind_prolog(head);
  constexpr std::string_view doctype = "<!doctype";
  if (text::ascii_lower(text.substr(0, doctype.size())) == doctype) {
    text = text::trim(text.substr(doctype.size()));
  } else if (text.starts_with('<')) {
    text.remove_prefix(1);
  } else {
    return {};
  }
  text = text.substr(0, text.find_first_of(" \t\r\n/>[:"));
  return text::to_valid_utf8(text);
}

/// As `first_element`, with `prefix:` passed over.
std::string local_name(std::string_view head) {
  std::string_view text = behind_prolog(head);
  if (!text.starts_with('<')) return {};
  text = text.substr(1, text.find_first_of(" \t\r\n/>") - 1);
  const std::size_t colon = text.find(':');
  return std::string(colon == std::string_view::npos ? text : text.substr(colon + 1));
}

std::optional<Format> format_of_markup(std::string_view head) {
  if (!text::trim(head).starts_with('<')) return std::nullopt;
  if (local_name(head) == "akomaNtoso") return Format::akoma_ntoso;
  if (text::ascii_lower(first_element(head)) == "html") return Format::html;
  return std::nullopt;
}

/// What the bytes show beyond doubt.
std::optional<Format> shown_format(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return Format::pdf;
  if (bytes.starts_with("PK\x03\x04")) return format_of_zip(bytes);
  if (bytes.starts_with("{\\rtf")) return Format::rtf;
  const auto* is_refused = std::find_if(refused.begin(), refused.end(), [&](const Refused& candidate) {
    return bytes.starts_with(candidate.signature);
  });
  if (is_refused != refused.end()) refuse(is_refused->what, "save it as DOCX, PDF or text");
  return format_of_markup(bytes.substr(0, head_bytes));
}

/// Files that are named as something that they are not.
[[noreturn]] void refuse_named(Format named, std::string_view bytes) {
  if (bytes.empty()) throw Error(ErrorCode::invalid_argument, "the file is empty");
  if (named == Format::akoma_ntoso) {
    const std::string name = first_element(bytes.substr(0, head_bytes));
    if (name.empty()) throw Error(ErrorCode::invalid_argument, "named as XML, but it is none");
    refuse(fmt::format("XML with the root element '{}'", name.substr(0, longest_shown_name)),
           "of XML, Akoma Ntoso and XHTML are read");
  }
  throw Error(ErrorCode::invalid_argument,
              fmt::format("named as {}, but it is none", text::ascii_lower(format_name(named))));
}

}  // namespace

Format format_of_content(Format named, std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view content = bytes;
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  if (const auto shown = shown_format(content)) return *shown;
  if (named == Format::pdf && contains(content.substr(0, pdf_head_bytes), "%PDF-")) return Format::pdf;
  // Mail has no signature, and its reader says when there is no header.
  if (is_foreign(named) && named != Format::email) refuse_named(named, content);
  return named;
}

}  // namespace dossier::extract
