// SPDX-License-Identifier: GPL-2.0-or-later
// Which word forms may stand at a place?
#include "search/form_pattern.h"

#include "search/wildcard.h"

#include <algorithm>

namespace dossier::search {

FormPattern FormPattern::with_stems(std::vector<std::string> stems) {
  return {Kind::stems, std::move(stems)};
}

FormPattern FormPattern::written(std::string exact) {
  return {Kind::written, {std::move(exact)}};
}

FormPattern FormPattern::like(std::string pattern) {
  return {Kind::like, {std::move(pattern)}};
}

bool FormPattern::accepts(store::WordForm form) const {
  switch (kind_) {
    case Kind::stems:
      return std::find(texts_.begin(), texts_.end(), form.stem) != texts_.end();
    case Kind::written:
      return form.exact == texts_.front();
    default:
      return matches_wildcard(form.exact, texts_.front());
  }
}

std::vector<store::WordCode> FormPattern::codes(const store::Vocabulary& vocabulary) const {
  std::vector<store::WordCode> codes;
  const auto add = [&](std::span<const store::WordCode> more) {
    codes.insert(codes.end(), more.begin(), more.end());
  };
  switch (kind_) {
    case Kind::stems:
      for (const auto& stem : texts_) add(vocabulary.with_stem(stem));
      break;
    case Kind::written:
      add(vocabulary.written(texts_.front()));
      break;
    default:
      for (std::size_t code = 1; code <= vocabulary.size(); ++code)
        if (accepts(vocabulary.form(static_cast<store::WordCode>(code))))
          codes.push_back(static_cast<store::WordCode>(code));
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace dossier::search
