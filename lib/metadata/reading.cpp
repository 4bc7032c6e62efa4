// SPDX-License-Identifier: GPL-2.0-or-later
// What is known of one document while its metadata is judged?
#include "metadata/reading.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dossier::metadata {
namespace {

/// No document has more; a hostile one must not cost the square of its names.
constexpr std::size_t most_values = 1000;

}  // namespace

bool Reading::has_category(std::string_view category) const {
  return std::find(record.categories.begin(), record.categories.end(), category) != record.categories.end();
}

void Reading::note(std::string field, std::string value, std::string source, std::string reason) {
  record.provenance.push_back({std::move(field), std::move(value), std::move(source), std::move(reason)});
}

void Reading::reject(std::string field, std::string value, std::string source, std::string reason) {
  note(std::move(field), std::move(value), std::move(source), std::move(reason));
  record.provenance.back().is_rejected = true;
}

void Reading::add(std::vector<std::string>& list, std::string field, const std::string& value,
                  std::string source, std::string reason) {
  if (value.empty() || list.size() >= most_values) return;
  if (std::find(list.begin(), list.end(), value) != list.end()) return;
  list.push_back(value);
  note(std::move(field), value, std::move(source), std::move(reason));
}

ReadText read_text(std::string_view text, const Lexicon& lexicon) {
  ReadText read{read_passage(text, lexicon.vocabulary()), {}};
  read.mentions = find_mentions(read.passage, lexicon);
  return read;
}

void read_path(Reading& reading) {
  if (!reading.raw.id_is_path) return;
  std::string_view rest = reading.raw.id;
  for (std::size_t slash = rest.find('/'); slash != rest.npos; slash = rest.find('/')) {
    if (slash > 0) reading.folders.emplace_back(rest.substr(0, slash));
    rest.remove_prefix(slash + 1);
  }
  const std::size_t dot = rest.rfind('.');
  reading.file_stem = dot == rest.npos || dot == 0 ? rest : rest.substr(0, dot);
}

}  // namespace dossier::metadata
