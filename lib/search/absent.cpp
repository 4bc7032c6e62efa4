// SPDX-License-Identifier: GPL-2.0-or-later
// How is what stands in no document named?
#include "search/absent.h"

#include "text/unicode.h"
#include "text/words.h"

#include <set>

namespace dossier::search {
namespace {

/// Without the signs behind the last word.
std::string_view without_tail(std::string_view typed) {
  std::size_t end = typed.size();
  text::WordBreaker breaker(typed);
  for (text::Word word; breaker.next(word);) end = word.end;
  return typed.substr(0, end);
}

}  // namespace

std::vector<std::string> absent_parts(const Found& found, std::string_view query) {
  std::vector<std::string> parts;
  std::set<std::string> folded;
  for (const TypedPart& part : found.match.absent) {
    std::string_view typed = query.substr(part.offset, part.length);
    if (part.kind == query::NodeKind::word) typed = without_tail(typed);
    if (folded.insert(text::fold(typed)).second) parts.emplace_back(typed);
  }
  return parts;
}

}  // namespace dossier::search
