// SPDX-License-Identifier: GPL-2.0-or-later
// Is this plain text a listing of documents, and which does it list?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::source {

/// Words that may end a line of a listing: labels and synonyms of categories, and topics, as publishers write
/// them.
struct ListingVocabulary {
  std::vector<std::string> categories;
  std::vector<std::string> topics;
};

/// One line of a listing: title, then category labels, topic labels and a date.
struct ListingItem {
  std::string title;
  std::vector<std::string> categories;
  std::vector<std::string> topics;
  /// ISO 8601.
  std::string date;
  /// Of the title: lower-case ASCII letters and digits, words joined by `-`, cut at 80 characters at a word
  /// end; a second item with one slug gets `-2`, and so on.
  std::string slug;
  /// Line on which it stands, from 1.
  std::size_t line = 0;
};

/// A text that holds listed documents.
struct Listing {
  /// The text before and between the listed lines: a document of its own; empty when there is none.
  std::string text;
  std::vector<ListingItem> items;
};

/// Reads a text as a listing. None when fewer than two lines end with a known category and a date.
[[nodiscard]] std::optional<Listing> parse_listing(std::string_view utf8,
                                                   const ListingVocabulary& vocabulary);

}  // namespace dossier::source
