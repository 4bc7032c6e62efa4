// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents did judges find relevant, and which documents does a run file rank?
#include "judgements.h"

#include "numbered_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace dossier::cli {
namespace {

/// Beyond this, 2^grade says nothing any more.
constexpr int highest_grade = 100;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<std::string_view> split_at_tabs(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find('\t', begin), line.size());
    parts.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

struct Judgement {
  std::string query;
  std::string document;
  std::string_view grade;
};

/// Ids may hold spaces where tabs part the columns, so the number of tabs tells which form it is.
Judgement parse_judgement(const NumberedLines& lines, std::string_view line) {
  if (const auto parts = split_at_tabs(line); parts.size() == 3)
    return {std::string(parts[0]), std::string(parts[1]), parts[2]};
  const auto columns = columns_of(line);
  if (columns.size() != 4) lines.fail("neither 'query TAB document TAB grade' nor 'query 0 document grade'");
  return {percent_decoded(columns[0]), percent_decoded(columns[2]), columns[3]};
}

int parse_grade(const NumberedLines& lines, std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const auto grade = number_of<int>(text);
  if (!grade) lines.fail(fmt::format("grade '{}' is no whole number", text));
  if (*grade > highest_grade) lines.fail(fmt::format("grade {} is above {}", *grade, highest_grade));
  return *grade;
}

struct Ranked {
  double score = 0;
  long rank = 0;
  std::string document;
};

using RankedByQuery = std::map<std::string, std::vector<Ranked>, std::less<>>;

void add_ranked(const NumberedLines& lines, std::string_view line, RankedByQuery& found) {
  const auto columns = columns_of(line);
  if (columns.size() != 6) lines.fail("not 'query Q0 document rank score tag'");
  const auto rank = number_of<long>(columns[3]);
  const auto score = number_of<double>(columns[4]);
  if (!rank) lines.fail(fmt::format("rank '{}' is no whole number", columns[3]));
  if (!score || std::isnan(*score)) lines.fail(fmt::format("score '{}' is no number", columns[4]));
  found[percent_decoded(columns[0])].push_back({*score, *rank, percent_decoded(columns[2])});
}

std::vector<std::string> in_order(std::vector<Ranked>& ranked) {
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.rank < b.rank;
  });
  std::vector<std::string> documents;
  for (auto& entry : ranked) documents.push_back(std::move(entry.document));
  return documents;
}

}  // namespace

Judgements read_judgements(const std::string& path) {
  Judgements judgements;
  NumberedLines lines(path);
  while (const auto line = lines.next()) {
    const Judgement judged = parse_judgement(lines, *line);
    const int grade = parse_grade(lines, judged.grade);
    const auto [place, is_new] = judgements[judged.query].emplace(judged.document, grade);
    if (!is_new && place->second != grade)
      lines.fail(fmt::format("document '{}' of query {} has grade {} above", judged.document, judged.query,
                             place->second));
  }
  return judgements;
}

Run read_run(const std::string& path) {
  RankedByQuery found;
  std::set<std::pair<std::string, std::string>> seen;
  NumberedLines lines(path);
  while (const auto line = lines.next()) {
    add_ranked(lines, *line, found);
    const auto columns = columns_of(*line);
    if (!seen.emplace(columns[0], columns[2]).second)
      lines.fail(fmt::format("document '{}' is ranked twice for query {}", columns[2], columns[0]));
  }
  Run run;
  for (auto& [query, ranked] : found) run.emplace(query, in_order(ranked));
  return run;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const auto code = text.substr(i, 3);
    const auto* end = code.data() + code.size();
    const bool is_code =
        code.size() == 3 && code[0] == '%' && std::from_chars(code.data() + 1, end, byte, 16).ptr == end;
    out += is_code ? static_cast<char>(byte) : text[i];
    if (is_code) i += 2;
  }
  return out;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  constexpr std::string_view space = " \t";
  std::vector<std::string_view> columns;
  auto begin = line.find_first_not_of(space);
  while (begin != std::string_view::npos) {
    const auto end = std::min(line.find_first_of(space, begin), line.size());
    columns.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(space, end);
  }
  return columns;
}

}  // namespace dossier::cli
