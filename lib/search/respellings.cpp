// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of the index are spelt much like a typed one?
#include "search/respellings.h"

#include "search/edit_distance.h"
#include "search/value_table.h"
#include "text/unicode.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace dossier::search {
namespace {

constexpr std::size_t shortest_word = 3;
constexpr std::size_t long_word = 6;

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  letters.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) letters += text::next_code_point(utf8, i);
  return letters;
}

/// Which letters an ASCII word has.
std::uint64_t letter_set(std::string_view word) {
  std::uint64_t set = 0;
  for (const char c : word) set |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  return set;
}

std::size_t distance_between(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

unsigned farthest_respelling(std::string_view word) {
  const std::size_t letters = text::length(word);
  return letters < shortest_word ? 0 : letters < long_word ? 1 : 2;
}

bool is_spelt(std::string_view folded) {
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t letter = text::next_code_point(folded, i);
    if ((letter >= U'0' && letter <= U'9') || text::is_unspaced(letter)) return false;
  }
  return true;
}

RespellingChoice::RespellingChoice(std::string_view word, unsigned farthest)
    : word_(word),
      letters_(letters_of(word)),
      letter_set_(letter_set(word)),
      is_ascii_(text::is_ascii(word)),
      farthest_(farthest) {}

bool RespellingChoice::may_be_near(std::string_view word) const {
  if (!is_ascii_ || !text::is_ascii(word)) return true;
  if (distance_between(word.size(), word_.size()) > farthest_) return false;
  const std::uint64_t set = letter_set(word);
  // A slip brings in one letter at most, and takes one away.
  return static_cast<unsigned>(std::popcount(set & ~letter_set_)) <= farthest_ &&
         static_cast<unsigned>(std::popcount(letter_set_ & ~set)) <= farthest_;
}

void RespellingChoice::consider(std::string_view word, std::size_t documents, std::string_view stem) {
  if (documents == 0 || word == word_ || !may_be_near(word)) return;
  const std::u32string letters = letters_of(word);
  const unsigned distance = edit_distance(letters_, letters, farthest_);
  if (distance > farthest_ || !is_spelt(word)) return;
  const bool keeps_first_letter = letters.front() == letters_.front();
  // Slips are rare in the first letter, and two with one of them there make another word.
  if (distance > 1 && !keeps_first_letter) return;
  found_.push_back({std::string(word), distance, keeps_first_letter, documents, std::string(stem)});
}

std::vector<Respelling> RespellingChoice::best(std::size_t count) && {
  const auto key = [](const Respelling& r) {
    return std::make_tuple(r.distance, !r.keeps_first_letter, ~r.documents, std::string_view(r.word));
  };
  std::sort(found_.begin(), found_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<Respelling> best;
  for (Respelling& found : found_) {
    if (best.size() == count) break;
    // In several languages, or in a name too.
    const bool is_known = std::any_of(best.begin(), best.end(), [&](const auto& other) {
      return other.word == found.word || (!found.stem.empty() && other.stem == found.stem);
    });
    if (!is_known) best.push_back(std::move(found));
  }
  return best;
}

std::vector<Respelling> respellings(const store::Snapshot& snapshot, std::string_view word,
                                    const WantedRespellings& wanted) {
  if (wanted.farthest == 0) return {};
  RespellingChoice choice(word, wanted.farthest);
  const store::ForwardIndex& index = *snapshot.words;
  const store::Vocabulary& vocabulary = index.vocabulary();
  for (std::size_t i = 1; i <= vocabulary.size(); ++i) {
    const auto code = static_cast<store::WordCode>(i);
    const std::size_t documents = index.frequency(vocabulary.stem_number(code));
    if (documents < wanted.rarest) continue;
    const store::WordForm form = vocabulary.form(code);
    choice.consider(form.exact, documents, wanted.is_each_form ? std::string_view{} : form.stem);
  }
  for (const auto field : {schema::Field::minister, schema::Field::mentioned, schema::Field::asked_by})
    for (const auto& [name, having] : value_table(snapshot, field).by_word())
      if (having.documents >= wanted.rarest) choice.consider(name, having.documents);
  return std::move(choice).best(wanted.count);
}

std::vector<Respelling> value_respellings(const store::Snapshot& snapshot, schema::Field facet,
                                          std::string_view word, std::size_t count) {
  RespellingChoice choice(word, farthest_respelling(word));
  for (const auto& [other, having] : value_table(snapshot, facet).by_word())
    choice.consider(other, having.documents);
  return std::move(choice).best(count);
}

bool is_value_word(const store::Snapshot& snapshot, schema::Field facet, std::string_view folded) {
  return value_table(snapshot, facet).by_word().contains(std::string(folded));
}

std::size_t documents_of_form(const store::Snapshot& snapshot, std::string_view folded) {
  std::size_t documents = 0;
  const store::Vocabulary& vocabulary = snapshot.words->vocabulary();
  for (const store::WordCode code : vocabulary.written(folded))
    documents = std::max<std::size_t>(documents, snapshot.words->frequency(vocabulary.stem_number(code)));
  return documents;
}

}  // namespace dossier::search
