// SPDX-License-Identifier: GPL-2.0-or-later
// Which query stands on a line of a batch?
#include "batch_query.h"

#include "suggest.h"

#include <dossier/error.h>

#include <fmt/format.h>

#include <array>

#include <nlohmann/json.hpp>

namespace dossier::cli {
namespace {

using nlohmann::json;

[[noreturn]] void throw_problem(const std::string& problem) {
  throw Error(ErrorCode::invalid_argument, problem);
}

// An id may be a number, as databases write it.
std::string id_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  throw_problem("\"id\" is neither a string nor a whole number");
}

std::string text_of(const json& value, std::string_view name) {
  if (value.is_string()) return value.get<std::string>();
  throw_problem(fmt::format("\"{}\" is not a string", name));
}

std::vector<std::string> list_of(const json& value, std::string_view name) {
  if (value.is_string()) return {value.get<std::string>()};
  if (!value.is_array()) throw_problem(fmt::format("\"{}\" is neither a string nor a list of strings", name));
  std::vector<std::string> list;
  for (const auto& entry : value) {
    if (!entry.is_string()) throw_problem(fmt::format("\"{}\" holds something that is not a string", name));
    list.push_back(entry.get<std::string>());
  }
  return list;
}

// A date may be written as a list of one, as the other filters are.
std::string date_of(const json& value, std::string_view name) {
  const auto list = list_of(value, name);
  if (list.size() > 1) throw_problem(fmt::format("\"{}\" holds more than one date", name));
  return list.empty() ? std::string() : list.front();
}

constexpr std::array<std::string_view, 5> filter_names{"category", "minister", "topic", "date_from",
                                                       "date_to"};

void set_filter(SearchFilters& filters, const std::string& name, const json& value) {
  if (name == "category")
    filters.categories = list_of(value, name);
  else if (name == "minister")
    filters.ministers = list_of(value, name);
  else if (name == "topic")
    filters.topics = list_of(value, name);
  else if (name == "date_from")
    filters.since = date_of(value, name);
  else if (name == "date_to")
    filters.until = date_of(value, name);
  else  // a misspelt filter that is passed over would give an answer to another question
    throw_problem(fmt::format(
        "unknown filter \"{}\"; {}", name,
        did_you_mean(name, filter_names, fmt::format("one of {}", fmt::join(filter_names, ", ")))));
}

void set_filters(SearchFilters& filters, const json& value) {
  if (!value.is_object()) throw_problem("\"filters\" is not an object");
  for (const auto& [name, filter] : value.items())
    if (!filter.is_null()) set_filter(filters, name, filter);
}

void read_object(std::string_view line, BatchQuery& query) {
  const auto object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) throw_problem("not a JSON object, or one that is cut off");
  // First, so that a problem with the rest can be told with it.
  if (const auto id = object.find("id"); id != object.end() && !id->is_null() && *id != "")
    query.id = id_of(*id);
  const auto text = object.find("text");
  if (text != object.end() && !text->is_null()) query.request.query = text_of(*text, "text");
  const auto filters = object.find("filters");
  if (filters != object.end() && !filters->is_null()) set_filters(query.request.filters, *filters);
}

void read_columns(std::string_view line, BatchQuery& query) {
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) throw_problem("neither a JSON object nor an id, a tab and a query");
  if (tab > 0) query.id = line.substr(0, tab);
  query.request.query = line.substr(tab + 1);
}

}  // namespace

BatchQuery parse_batch_line(std::string_view line, std::size_t number, const SearchRequest& defaults) {
  BatchQuery query{std::to_string(number), defaults, {}};
  try {
    const auto begin = line.find_first_not_of(' ');
    if (begin != std::string_view::npos && line[begin] == '{')
      read_object(line.substr(begin), query);
    else
      read_columns(line, query);
  } catch (const Error& problem) {
    query.problem = problem.what();
  }
  return query;
}

}  // namespace dossier::cli
