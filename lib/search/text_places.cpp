// SPDX-License-Identifier: GPL-2.0-or-later
// Where do sought words stand side by side in stored text?
#include "search/text_places.h"

#include "support/ascii.h"

#include <algorithm>

namespace dossier::search {
namespace {

using support::is_lower;

/// Shorter ones stand nearly everywhere, or are written with full stops between.
constexpr std::size_t shortest_anchor = 3;

/// The longest run of ASCII letters in what must stand there.
std::string anchor_of(const Sought& sought) {
  std::string_view longest;
  for (const SoughtWord& word : sought.words) {
    const std::string_view text = word.exact;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && is_lower(text[end])) ++end;
      if (end - begin > longest.size()) longest = text.substr(begin, end - begin);
      begin = end + 1;
    }
  }
  return longest.size() < shortest_anchor ? std::string() : std::string(longest);
}

/// Lower-cases a text into `out`. \returns whether it has only ASCII and punctuation (dashes, quotation
/// marks): then its letters are those of its folded form
bool lower_plain(std::string_view text, std::string& out) {
  out.assign(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = support::to_lower(out[i]);
    if (static_cast<unsigned char>(out[i]) < 0x80) continue;
    const bool is_punctuation = text.substr(i).starts_with("\xE2\x80") && i + 2 < text.size() &&
                                static_cast<unsigned char>(text[i + 2]) >= 0x90;
    if (!is_punctuation) return false;
    i += 2;
  }
  return true;
}

/// Whether a word of a text is what a pattern means.
bool is_meant(const FormPattern& pattern, const analyze::Token& token, std::string_view text) {
  return pattern.accepts({token.stem, token.exact}) &&
         pattern.accepts_capitals(text.substr(token.begin, token.end - token.begin));
}

}  // namespace

TextPlaces::TextPlaces(const Sought& sought, bool title_only)
    : patterns_(sought.patterns()), title_only_(title_only), anchor_(anchor_of(sought)) {}

bool TextPlaces::may_hold(std::string_view text) {
  if (anchor_.empty() || !lower_plain(text, buffer_)) return true;
  const std::string acronym{anchor_[0], '.', anchor_[1]};
  return buffer_.find(anchor_) != std::string::npos || buffer_.find(acronym) != std::string::npos;
}

std::uint32_t TextPlaces::add_places(std::string_view text, std::string_view language, std::uint32_t first,
                                     std::vector<Stretch>& places) {
  begun_.clear();
  const auto length = static_cast<std::uint32_t>(patterns_.size());
  std::uint32_t at = first;
  if (!analyzer_) analyzer_ = std::make_unique<analyze::Analyzer>();
  analyzer_->analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    begun_.push_back(0);
    std::size_t kept = 0;
    for (const std::size_t done : begun_)
      if (is_meant(patterns_[done], token, text)) begun_[kept++] = done + 1;
    begun_.resize(kept);
    if (!begun_.empty() && begun_.front() == length) {
      places.push_back({at + 1 - length, at});
      begun_.erase(begun_.begin());
    }
    ++at;
  });
  return at + 1 + store::paragraph_gap;
}

bool TextPlaces::is_in(const store::StoredRecord& document) {
  std::vector<Stretch> places;
  const auto holds = [&](std::string_view text, std::string_view language) {
    if (may_hold(text)) (void)add_places(text, language, 0, places);
    return !places.empty();
  };
  const auto& languages = document.record.languages;
  if (holds(document.record.title, languages.empty() ? std::string_view{} : languages.front())) return true;
  if (title_only_) return false;
  return std::any_of(document.paragraphs.begin(), document.paragraphs.end(),
                     [&](const Paragraph& paragraph) { return holds(paragraph.text, paragraph.language); });
}

std::vector<Stretch> TextPlaces::find(const store::StoredRecord& document) {
  std::vector<Stretch> places;
  const auto& languages = document.record.languages;
  const std::string_view language = languages.empty() ? std::string_view{} : languages.front();
  std::uint32_t next = add_places(document.record.title, language, 0, places);
  if (title_only_) return places;
  for (const Paragraph& paragraph : document.paragraphs)
    next = add_places(paragraph.text, paragraph.language, next, places);
  return places;
}

}  // namespace dossier::search
