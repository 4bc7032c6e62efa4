// SPDX-License-Identifier: GPL-2.0-or-later
// How is JSON written straight into a buffer, without a tree of values in between?
#include "json_writer.h"

#include "code_points.h"

namespace dossier::render {
namespace {

bool is_plain(char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

// U+007F to U+009F are legal in JSON, but a terminal obeys them, so they are escaped too.
bool needs_escape(std::int32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

void append_escape(std::string& out, std::int32_t code) {
  switch (code) {
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
  }
}

void append_code(std::string& out, std::int32_t code) {
  if (code == '"' || code == '\\') {
    out += '\\';
    out += static_cast<char>(code);
  } else if (needs_escape(code)) {
    append_escape(out, code);
  } else {
    append_code_point(out, code);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view utf8) {
  out += '"';
  for (std::size_t index = 0; index < utf8.size();) {
    const auto begin = index;
    while (index < utf8.size() && is_plain(utf8[index])) ++index;
    out.append(utf8, begin, index - begin);
    if (index < utf8.size()) append_code(out, next_code_point(utf8, index));
  }
  out += '"';
}

}  // namespace dossier::render
