// SPDX-License-Identifier: GPL-2.0-or-later
// What did the user ask of `dossier index`?
#include "index_options.h"

#include "common_options.h"
#include "option_values.h"

#include <dossier/error.h>

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_threads = 256;

constexpr Option authority_row{"authority", "FILE",
                               "office holders (YAML), looked up before the shipped ones; may be repeated"};
constexpr Option no_authority_row{"no-default-authority", "", "leave the shipped office holders out"};
constexpr Option taxonomy_row{"taxonomy", "FILE",
                              "categories and topics (YAML) in place of the shipped ones"};
constexpr Option acronyms_row{"acronyms", "FILE",
                              "acronyms and compounds (YAML) in place of the shipped ones"};
constexpr Option jobs_row{"jobs", "N", "threads that read documents, 1 to 256 (default: one a processor)"};

constexpr Option memory_row{"memory", "SIZE",
                            "memory that the run aims to stay below, at least 128M (default 512M)"};

/// What the library takes (IndexerOptions), said in the words of the command line.
std::size_t bounded_size(std::string_view option, std::string_view value, std::size_t least,
                         std::string_view least_text) {
  const std::size_t size = parse_size(option, value);
  if (size < least)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--{} {} is less than {}", option, value, least_text));
  return size;
}

unsigned threads_option(std::string_view value) {
  const auto count = parse_count("jobs", value);
  if (count < 1 || count > most_threads)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--jobs {} is not between 1 and {}", value, most_threads));
  return static_cast<unsigned>(count);
}

Verbosity verbosity_of(const CommandLine& line) {
  if (line.has("quiet") && line.has("verbose"))
    throw Error(ErrorCode::invalid_argument, "--quiet and --verbose exclude each other");
  if (line.has("quiet")) return Verbosity::quiet;
  return line.has("verbose") ? Verbosity::verbose : Verbosity::normal;
}

LogFormat log_format(const CommandLine& line) {
  static constexpr std::pair<std::string_view, LogFormat> formats[] = {{"text", LogFormat::text},
                                                                       {"json", LogFormat::json}};
  const auto value = line.value("log");
  return value ? parse_choice("log", *value, formats) : LogFormat::text;
}

// A folder that may not be looked into exists all the same; the library says what is wrong with it.
bool is_missing(const fs::path& path) {
  std::error_code error;
  return fs::status(path, error).type() == fs::file_type::not_found;
}

Root root_of(const std::string& typed) {
  const auto equals = typed.find('=');
  const bool is_named =
      equals != std::string::npos && equals > 0 && typed.find('/') > equals && is_missing(typed);
  return is_named ? Root{typed.substr(equals + 1), typed.substr(0, equals)} : Root{typed, {}};
}

void check_name(const Root& root, const std::vector<Root>& before) {
  for (const auto& other : before) {
    if (other.name != root.name) continue;
    const auto what = root.name.empty() ? "without a name" : fmt::format("with the name '{}'", root.name);
    throw Error(ErrorCode::invalid_argument,
                fmt::format("two roots {}: '{}' and '{}'", what, other.path.native(), root.path.native()),
                "give each further one a name of its own: NAME=PATH");
  }
}

}  // namespace

std::span<const Option> index_option_table() {
  static constexpr Option rows[] = {
      index_row,
      authority_row,
      no_authority_row,
      taxonomy_row,
      acronyms_row,
      jobs_row,
      {"follow-symlinks", "", "follow symbolic links below the paths"},
      {"max-file-size", "SIZE", "do not read larger files or records, less than 2G (default 64M)"},
      memory_row,
      {"allow-empty", "",
       "go on when a path is missing or empty that was not before: its documents are removed"},
      wait_row,
      max_age_row,
      {"retry-failed", "", "read files again that could not be read before, though they have not changed"},
      {"dry-run", "", "say what would be done, and do nothing"},
      {"quiet", "", "say nothing unless something failed"},
      {"verbose", "", "name every file that is skipped or known to be unreadable"},
      {"log", "FORMAT",
       "text (default), or json: standard output is one object an event instead of the summary"}};
  return rows;
}

std::span<const Option> rebuild_option_table() {
  static constexpr Option rows[] = {index_row,        authority_row,
                                    no_authority_row, taxonomy_row,
                                    acronyms_row,     jobs_row,
                                    memory_row,       wait_row,
                                    max_age_row,      {"quiet", "", "say nothing unless something failed"}};
  return rows;
}

IndexOptions rebuild_options(const CommandLine& line) {
  IndexOptions options;
  options.index = line.value("index");
  options.authority_files = line.values("authority");
  if (line.has("no-default-authority")) options.shipped_authority = ShippedFiles::left_out;
  options.taxonomy_file = line.value("taxonomy");
  options.acronyms_file = line.value("acronyms");
  if (const auto jobs = line.value("jobs")) options.threads = threads_option(*jobs);
  if (const auto size = line.value("memory"))
    options.max_memory_bytes = bounded_size("memory", *size, std::size_t{128} << 20, "128M");
  options.lock = lock_choice(line);
  if (line.has("quiet")) options.verbosity = Verbosity::quiet;
  return options;
}

IndexOptions index_options(const CommandLine& line) {
  IndexOptions options = rebuild_options(line);
  options.paths = line.words();
  if (const auto size = line.value("max-file-size"))
    options.max_file_bytes = bounded_size("max-file-size", *size, 1, "1");
  options.follow_symlinks = line.has("follow-symlinks");
  options.allow_empty = line.has("allow-empty");
  options.retry_failed = line.has("retry-failed");
  options.dry_run = line.has("dry-run");
  options.verbosity = verbosity_of(line);
  options.log = log_format(line);
  if (options.dry_run && options.log != LogFormat::text)
    throw Error(ErrorCode::invalid_argument, "--dry-run writes no log", "leave out --log");
  if (options.paths.empty())
    throw Error(ErrorCode::invalid_argument, "no path to index", "for example: dossier index documents/");
  return options;
}

std::vector<Root> roots_of(const IndexOptions& options) {
  std::vector<Root> roots;
  for (const auto& typed : options.paths) {
    auto root = root_of(typed);
    if (is_missing(root.path) && !options.allow_empty)
      throw Error(ErrorCode::not_found, fmt::format("no such file or folder: '{}'", root.path.native()),
                  "nothing was changed; --allow-empty removes the documents of a path that is gone");
    check_name(root, roots);
    roots.push_back(std::move(root));
  }
  return roots;
}

}  // namespace dossier::cli
