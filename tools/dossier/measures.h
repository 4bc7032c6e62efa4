// SPDX-License-Identifier: GPL-2.0-or-later
// How good is a ranking, by what judges said about its documents?
#pragma once

#include "render/evaluation.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace dossier::cli {

/// What judges said of one query: the grade of each document, by id. Grades below 1: not relevant. What is
/// not judged counts as not relevant.
using Grades = std::map<std::string, int, std::less<>>;

/// How deep a ranking is looked at.
inline constexpr std::size_t judged_depth = 1000;

/// Whether any document is relevant; without one, no measure means anything.
[[nodiscard]] bool has_relevant(const Grades& grades);

/// The measures of one ranking. \param ranking ids, the best first, each once
/// \param grades with at least one relevant document
[[nodiscard]] render::Measures measure(std::span<const std::string> ranking, const Grades& grades);

}  // namespace dossier::cli
