// SPDX-License-Identifier: GPL-2.0-or-later
// What counts of a word or phrase as it was typed?
#include "query/typed_word.h"

#include "support/ascii.h"
#include "text/words.h"

#include <algorithm>
#include <array>

namespace dossier::query {
namespace {

/// All of `text`, with each occurrence of `from` replaced.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

std::string_view word_range(std::string_view text) {
  text::WordBreaker breaker(text);
  text::Word word;
  if (!breaker.next(word)) return {};
  const std::size_t begin = word.begin;
  std::size_t end = word.end;
  while (breaker.next(word)) end = word.end;
  return text.substr(begin, end - begin);
}

bool has_word(std::string_view text) {
  text::WordBreaker breaker(text);
  text::Word word;
  return breaker.next(word);
}

bool is_star(char c) {
  return c == '*';
}

}  // namespace

std::size_t space_length(std::string_view text, std::size_t index) {
  const auto c = static_cast<unsigned char>(text[index]);
  if (c <= 0x20 || c == 0x7F) return 1;
  if (c < 0x80) return 0;
  for (const std::string_view space : {"\u00A0", "\u3000", "\u2003", "\u2002", "\u2009", "\u200B"})
    if (text.substr(index).starts_with(space)) return space.size();
  return 0;
}

std::size_t quote_length(std::string_view text, std::size_t index) {
  if (index >= text.size()) return 0;
  if (text[index] == '"') return 1;
  for (const std::string_view mark : {"\u201C", "\u201D", "\u201E"})
    if (text.substr(index).starts_with(mark)) return mark.size();
  return 0;
}

std::string with_single_stars(std::string_view text) {
  std::string out(text);
  out.erase(std::unique(out.begin(), out.end(), [](char a, char b) { return is_star(a) && is_star(b); }),
            out.end());
  return out;
}

std::string trim_to_words(std::string_view text) {
  if (!has_word(text)) return {};
  if (text.find('*') == std::string_view::npos) return std::string(word_range(text));
  const std::string letters = with_pattern_letters(with_single_stars(text));
  // Who types the letter itself gets what it stands for.
  std::string pattern = with_single_stars(replace_all(word_range(letters), pattern_letter, "*"));
  return has_word(pattern) ? pattern : std::string();
}

std::string without_lone_stars(std::string_view phrase) {
  if (phrase.find('*') == std::string_view::npos) return std::string(phrase);
  std::string out;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const auto piece = phrase.substr(begin, end - begin);
    const bool is_lone = std::any_of(piece.begin(), piece.end(), is_star) && !has_word(piece);
    if (!is_lone && !piece.empty()) out.append(out.empty() ? "" : " ").append(piece);
    begin = end + 1;
  }
  return out;
}

std::string with_pattern_letters(std::string_view text) {
  return replace_all(text, "*", pattern_letter);
}

bool is_operator(std::string_view chunk) {
  constexpr auto names = std::to_array<std::string_view>({"AND", "OR", "NOT", "NEAR", "ADJ"});
  return std::find(names.begin(), names.end(), chunk) != names.end() || chunk.starts_with("NEAR/") ||
         chunk.starts_with("ADJ/");
}

bool needs_guard(std::string_view word) {
  if (is_operator(word)) return true;
  // Whatever looks like a field's name: a name that is none would be reported.
  const auto name = word.substr(0, word.find(':'));
  return name.size() < word.size() && !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
           return support::is_letter(c) || c == '-' || c == '_';
         });
}

bool is_plain_value(std::string_view value) {
  for (std::size_t i = 0; i < value.size(); ++i)
    if (space_length(value, i) > 0 || quote_length(value, i) > 0 || value[i] == '(' || value[i] == ')')
      return false;
  return !value.empty();
}

}  // namespace dossier::query
