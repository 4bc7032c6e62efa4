// SPDX-License-Identifier: GPL-2.0-or-later
// What do results look like as JSON? (docs/output-schema.md)
#pragma once

#include "answer.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

// Scripts depend on these names: never rename, never change their meaning. A new version gets a new name.
inline constexpr std::string_view search_schema = "dossier-search-1";
inline constexpr std::string_view similar_schema = "dossier-similar-1";
inline constexpr std::string_view document_schema = "dossier-document-1";
inline constexpr std::string_view stats_schema = "dossier-stats-1";
inline constexpr std::string_view explain_schema = "dossier-explain-1";
inline constexpr std::string_view terms_schema = "dossier-terms-1";
inline constexpr std::string_view ministers_schema = "dossier-ministers-1";
inline constexpr std::string_view holders_schema = "dossier-office-holders-1";
inline constexpr std::string_view why_not_schema = "dossier-why-not-1";

/// A line of a batch that could not be answered.
struct FailedQuery {
  std::string_view query_id;
  /// Counted from 1.
  std::size_t line = 0;
  std::string_view message;
};

// Each appends one object on one line, with the line end.
void append_json(std::string& out, const Answer& answer);
void append_json(std::string& out, const FailedQuery& failure);
/// The record as `export` prints it.
void append_json(std::string& out, const DocumentRecord& record);
void append_json(std::string& out, const StoredDocument& document);
void append_json(std::string& out, const IndexStats& stats);
void append_json(std::string& out, const Explanation& explanation);
void append_json(std::string& out, std::span<const TermInfo> terms);
void append_json(std::string& out, const WhyNot& why_not);
void append_json(std::string& out, const std::vector<MinisterSummary>& ministers);
void append_json(std::string& out, const std::vector<OfficeHolder>& holders);
/// The values on which a document's sources disagree.
void append_doubts_json(std::string& out, const DocumentRecord& record);

}  // namespace dossier::render
