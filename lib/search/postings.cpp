// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and where does it stand in one?
#include "search/postings.h"

#include <algorithm>

namespace dossier::search {
void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents) {
  for (auto place = database.postlist_begin(term); place != database.postlist_end(term); ++place)
    documents.add(*place);
}

Phrase::Phrase(const Xapian::Database& database, DocumentNumber last, const std::vector<TermChoice>& words,
               std::string_view prefix)
    : title_only_(!prefix.empty()), candidates_(last) {
  for (const TermChoice& terms : words) {
    Word word;
    Bitmap any(last);
    for (const std::string& term : terms) {
      const std::string_view text = std::string_view(term).substr(prefix.size());
      Choice choice{store::word_hash(text), Bitmap(last)};
      add_postings(database, term, choice.documents);
      any |= choice.documents;
      // Terms of other kinds, which begin with a capital, have no place.
      const bool has_places = !text.empty() && (text.front() < 'A' || text.front() > 'Z');
      if (has_places) word.push_back(std::move(choice));
    }
    if (words_.empty()) {
      candidates_ = std::move(any);
    } else {
      candidates_ &= any;
    }
    words_.push_back(std::move(word));
  }
}

bool Phrase::is_one_of(const Word& word, DocumentNumber document, const store::WordPositions& positions,
                       std::uint64_t fingerprint) {
  return std::any_of(word.begin(), word.end(), [&](const Choice& choice) {
    return choice.documents.has(document) && positions.fingerprint(choice.hash) == fingerprint;
  });
}

std::vector<Stretch> Phrase::find(DocumentNumber document, const store::WordPositions& positions) const {
  std::vector<std::uint32_t> starts;
  const std::size_t end = title_only_ ? positions.title_size() : positions.size();
  for (const Choice& choice : words_.front())
    if (choice.documents.has(document)) positions.find(positions.fingerprint(choice.hash), end, starts);
  if (words_.front().size() > 1) std::sort(starts.begin(), starts.end());
  std::vector<Stretch> stretches;
  std::uint32_t gaps = 0;
  std::size_t looked_at = 0;
  for (const std::uint32_t start : starts) {
    if (start + words_.size() > end) break;
    bool is_found = true;
    for (std::size_t i = 1; i < words_.size() && is_found; ++i)
      is_found = is_one_of(words_[i], document, positions, positions.at(start + i));
    if (!is_found) continue;
    for (; looked_at < start; ++looked_at)
      if (positions.is_paragraph_end(looked_at)) gaps += store::paragraph_gap;
    stretches.push_back({start + gaps, start + gaps + static_cast<std::uint32_t>(words_.size()) - 1});
  }
  return stretches;
}

bool are_near(const std::vector<std::vector<Stretch>>& lists, unsigned distance) {
  std::vector<std::size_t> at(lists.size(), 0);
  if (std::any_of(lists.begin(), lists.end(), [](const auto& list) { return list.empty(); })) return false;
  std::uint32_t inside = 0;
  for (const auto& list : lists) inside += list.front().end - list.front().begin + 1;
  const std::uint32_t longest = inside + distance * static_cast<std::uint32_t>(lists.size() - 1);
  for (;;) {
    // The stretch that begins first limits the window: moving any other one only makes it longer.
    std::size_t first = 0;
    std::uint32_t last_end = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i][at[i]].begin < lists[first][at[first]].begin) first = i;
      last_end = std::max(last_end, lists[i][at[i]].end);
    }
    const std::uint32_t window = last_end - lists[first][at[first]].begin + 1;
    // Shorter than its parts: two of them overlap (a word near itself), which is no answer.
    if (window <= longest && window >= inside) return true;
    if (++at[first] == lists[first].size()) return false;
  }
}

}  // namespace dossier::search
