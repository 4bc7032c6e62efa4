// SPDX-License-Identifier: GPL-2.0-or-later
// How do the words of documents come from one database's forward index into another's?
#pragma once

#include "store/forward_index.h"

#include <filesystem>
#include <functional>

#include <xapian.h>

namespace dossier::index {

/// The forward index of a database at its revision, made anew where its files are missing.
[[nodiscard]] store::ForwardIndex load_words(const Xapian::Database& database,
                                             const std::filesystem::path& generation);

/// The forward index of a database that was just built and is not part of an index yet.
/// \throws Error `internal`
[[nodiscard]] store::ForwardIndex words_of_build(const std::filesystem::path& database);

/// The words of a document; where it has more forms than there are codes, made anew from its text.
[[nodiscard]] store::WordSequence words_of(const Xapian::Database& database, const store::ForwardIndex& words,
                                           store::DocumentNumber number);

/// Adds the words of the documents `first` to `last` of a database; for those that `is_kept` refuses, none.
void carry_words(const Xapian::Database& database, const store::ForwardIndex& from,
                 store::DocumentNumber first, store::DocumentNumber last,
                 const std::function<bool(store::DocumentNumber)>& is_kept, store::ForwardIndexWriter& to);

/// Writes the sidecar of later words for a revision of a database.
void write_later_words(const std::filesystem::path& generation, const std::string& uuid,
                       std::uint64_t revision, const store::LaterWords& later);

}  // namespace dossier::index
