// SPDX-License-Identifier: GPL-2.0-or-later
// Does a phrase stand word for word in the stored text?
#include "search/verify.h"

#include "text/unicode.h"

#include <algorithm>
#include <deque>

namespace dossier::search {
namespace {

/// Whether a byte can go on with a word, so that what stands before it is not a whole one.
bool continues_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
         c == '&' || c == '+' || c == '#' || c == '.' || c == '\'' || c == ',';
}

/// Only letters, digits and single spaces: a literal find then means the same as a comparison of words.
bool is_simple(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
  });
}

}  // namespace

PhraseVerifier::PhraseVerifier(std::vector<std::string> words, std::string_view text)
    : words_(std::move(words)), lower_(text::clean_spaces(text::ascii_lower(text))) {
  if (!is_simple(lower_)) lower_.clear();
}

bool PhraseVerifier::is_in(const store::StoredRecord& document, bool title_only) {
  const auto& languages = document.record.languages;
  if (is_in(document.record.title, languages.empty() ? std::string_view{} : languages.front())) return true;
  if (title_only) return false;
  return std::any_of(document.paragraphs.begin(), document.paragraphs.end(),
                     [&](const Paragraph& paragraph) { return is_in(paragraph.text, paragraph.language); });
}

bool PhraseVerifier::is_written_in(std::string_view text) {
  if (lower_.empty()) return false;
  buffer_.assign(text);
  for (char& c : buffer_)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (auto at = buffer_.find(lower_); at != std::string::npos; at = buffer_.find(lower_, at + 1)) {
    const std::size_t end = at + lower_.size();
    const bool begins = at == 0 || !continues_word(buffer_[at - 1]);
    const bool ends = end == buffer_.size() || !continues_word(buffer_[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool PhraseVerifier::is_in(std::string_view text, std::string_view language) {
  if (is_written_in(text)) return true;
  std::deque<std::string> last;
  bool is_found = false;
  analyzer_.analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    if (is_found) return;
    if (last.size() == words_.size()) last.pop_front();
    last.push_back(token.exact);
    is_found = last.size() == words_.size() && std::equal(last.begin(), last.end(), words_.begin());
  });
  return is_found;
}

}  // namespace dossier::search
