// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms stand for what?
#include "store/terms.h"

#include "support/hash.h"
#include "text/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dossier::store {
namespace {

/// Xapian's limit is 245 bytes; a zero byte would count twice, but none comes here (ids hold no control
/// characters).
constexpr std::size_t max_bytes = 240;
constexpr std::size_t term_hash_digits = 32;

std::string bounded(std::string term) {
  if (term.size() <= max_bytes) return term;
  const std::string hash = support::hash128_hex(term);
  term.resize(max_bytes - term_hash_digits);
  return term + hash;
}

}  // namespace

std::string id_term(std::string_view id) {
  return bounded(fmt::format("{}{}", schema::info(schema::Field::id).prefix, id));
}

std::string prefixed_term(std::string_view prefix, std::string_view text) {
  return std::string(prefix).append(text);
}

std::string value_term(schema::Field field, std::string_view value) {
  return bounded(fmt::format("{}{}", schema::info(field).prefix, text::clean_spaces(text::fold(value))));
}

std::string acronym_term(std::string_view acronym, std::string_view words) {
  return bounded(fmt::format("{}{}={}", schema::acronym_prefix, acronym, words));
}

std::pair<std::string_view, std::string_view> acronym_of_term(std::string_view term) {
  term.remove_prefix(schema::acronym_prefix.size());
  const std::size_t equals = std::min(term.find('='), term.size());
  return {term.substr(0, equals), term.substr(std::min(equals + 1, term.size()))};
}

std::string year_term(const schema::Date& date) {
  return fmt::format("{}{:04}", schema::year_prefix, date.year);
}

std::string month_term(const schema::Date& date) {
  return fmt::format("{}{:06}", schema::month_prefix, schema::first_day(date).number() / 100);
}

std::string day_term(const schema::Date& date) {
  return fmt::format("{}{:08}", schema::day_prefix, schema::first_day(date).number());
}

}  // namespace dossier::store
