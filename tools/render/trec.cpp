// SPDX-License-Identifier: GPL-2.0-or-later
// What does an answer look like as a TREC run?
#include "trec.h"

#include "code_points.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace dossier::render {
namespace {

bool must_be_encoded(std::int32_t code) {
  if (code <= ' ' || code == '%' || (code >= 0x7F && code <= 0xA0)) return true;
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

std::string without_spaces(std::string_view id) {
  std::string out;
  for (std::size_t index = 0; index < id.size();) {
    const auto begin = index;
    const bool encode = must_be_encoded(next_code_point(id, index));
    for (const char byte : id.substr(begin, index - begin)) {
      if (encode)
        fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
      else
        out += byte;
    }
  }
  return out;
}

}  // namespace

void append_trec(std::string& out, const Answer& answer) {
  const auto query_id = without_spaces(answer.query_id.value_or("1"));
  for (const auto& hit : answer.results.hits)
    fmt::format_to(std::back_inserter(out), "{} Q0 {} {} {:.6f} dossier\n", query_id,
                   without_spaces(hit.document.id), hit.rank, hit.score);
}

}  // namespace dossier::render
