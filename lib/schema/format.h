// SPDX-License-Identifier: GPL-2.0-or-later
// Which version of the index format is this, and what do its keys mean?
#pragma once

#include <string_view>

namespace dossier::schema {

/// The format described in docs/index-format.md. Rises when an older library could not read the index.
inline constexpr int index_format_version = 5;

/// From this version on, older indexes keep their documents as this one does: a writer makes such an index
/// anew from them. Rises when what the data of a document or the id terms hold would be misread.
inline constexpr int oldest_renewable_format = 3;

/// Keys of the Xapian database's user metadata. Never rename.
inline constexpr std::string_view format_key = "dossier:format";
inline constexpr std::string_view software_key = "dossier:software";
inline constexpr std::string_view analyzer_key = "dossier:analyzer";
inline constexpr std::string_view authority_key = "dossier:authority";
inline constexpr std::string_view taxonomy_key = "dossier:taxonomy";
inline constexpr std::string_view languages_key = "dossier:stem-languages";
inline constexpr std::string_view aliases_key = "dossier:aliases";
inline constexpr std::string_view titles_key = "dossier:titles";
inline constexpr std::string_view people_key = "dossier:people";
inline constexpr std::string_view acronyms_key = "dossier:acronyms";
inline constexpr std::string_view synonyms_key = "dossier:synonyms";
inline constexpr std::string_view roots_key = "dossier:roots";
/// Before an id from before a move; the value is the id after it.
inline constexpr std::string_view moved_key_prefix = "dossier:moved:";

}  // namespace dossier::schema
