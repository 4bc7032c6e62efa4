// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program speak to the user on standard error?
#pragma once

#include <dossier/searcher.h>

#include <string_view>
#include <vector>

namespace dossier::cli {

/// `dossier: error: MESSAGE`, and `hint: HINT` on its own line unless empty. Text is made harmless first.
void print_error(std::string_view message, std::string_view hint = {});
void print_warning(std::string_view message);
/// `dossier: MESSAGE`.
void print_note(std::string_view message);
/// `dossier: stopped by signal N (NAME)REST`.
void print_stopped(int signal, std::string_view rest);

/// What is wrong with a query, for formats that have no place for it. \param query_id empty outside batches
void print_issues(const std::vector<QueryIssue>& issues, std::string_view query_id = {});

}  // namespace dossier::cli
