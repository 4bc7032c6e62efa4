// SPDX-License-Identifier: GPL-2.0-or-later
// Which word forms may stand at a place?
#include "search/form_pattern.h"

#include "search/wildcard.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace dossier::search {

std::string cased_form(std::string_view word) {
  std::string form = text::fold_keeping_case(word);
  std::erase_if(form, [](char c) { return c == '.' || c == ','; });
  if (form.size() > 2 && form.ends_with("'s")) form.resize(form.size() - 2);
  return form;
}

FormPattern FormPattern::with_stems(std::vector<std::string> stems) {
  return {Kind::stems, {}, std::move(stems)};
}

FormPattern FormPattern::written(std::string exact, std::vector<std::string> stems) {
  return {Kind::written, std::move(exact), std::move(stems)};
}

FormPattern FormPattern::like(std::string pattern, bool with_amounts) {
  FormPattern like(Kind::like, std::move(pattern), {});
  like.with_amounts_ = with_amounts;
  return like;
}

FormPattern FormPattern::with_capitals(std::string cased) && {
  cased_ = std::move(cased);
  return std::move(*this);
}

bool FormPattern::accepts_capitals(std::string_view written) const {
  if (cased_.empty()) return true;
  const std::string form = cased_form(written);
  return is_wildcard() ? matches_wildcard(form, cased_) : form == cased_;
}

bool FormPattern::accepts(store::WordForm form) const {
  switch (kind_) {
    case Kind::stems:
      return std::find(stems_.begin(), stems_.end(), form.stem) != stems_.end();
    case Kind::written:
      return form.exact == text_;
    default:
      // The number of an amount is its stem.
      return matches_wildcard(form.exact, text_) ||
             (with_amounts_ && !form.stem.empty() && support::is_digit(form.stem.front()) &&
              matches_wildcard(form.stem, text_));
  }
}

std::vector<store::WordCode> FormPattern::codes(const store::Vocabulary& vocabulary) const {
  std::vector<store::WordCode> codes;
  const auto add = [&](std::span<const store::WordCode> more) {
    codes.insert(codes.end(), more.begin(), more.end());
  };
  switch (kind_) {
    case Kind::stems:
      for (const auto& stem : stems_) add(vocabulary.with_stem(stem));
      break;
    case Kind::written:
      add(vocabulary.written(text_));
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

std::optional<std::vector<std::uint16_t>> FormPattern::stem_numbers(
    const store::Vocabulary& vocabulary) const {
  if (kind_ != Kind::stems) return std::nullopt;
  std::vector<std::uint16_t> numbers;
  for (const auto& stem : stems_) {
    const auto codes = vocabulary.with_stem(stem);
    if (codes.empty()) return std::nullopt;
    numbers.push_back(vocabulary.stem_number(codes.front()));
  }
  return numbers;
}

std::optional<std::uint16_t> FormPattern::mark() const {
  if (kind_ != Kind::written) return std::nullopt;
  return store::form_mark(text_);
}

}  // namespace dossier::search
