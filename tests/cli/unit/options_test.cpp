// SPDX-License-Identifier: GPL-2.0-or-later
// Do command lines mean what their users mean, and are wrong ones explained?
#include "dossier/command.h"
#include "dossier/index_options.h"
#include "dossier/option_values.h"
#include "dossier/search_options.h"
#include "dossier/suggest.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <functional>

namespace dossier::cli {

namespace {

using Arguments = std::vector<std::string>;

SearchOptions parse_search(const Arguments& arguments) {
  return search_options(parse_command_line(search_option_table(), DashWord::is_word, arguments));
}

cli::IndexOptions parse_index(const Arguments& arguments) {
  return index_options(parse_command_line(index_option_table(), DashWord::is_error, arguments));
}

// "message / hint" of the usage error that `work` throws; empty when it throws none.
std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(status_of(error.code()) == ExitStatus::usage);
    return std::string(error.what()) + (error.hint().empty() ? "" : " / " + error.hint());
  }
  return {};
}

std::string search_refusal(const Arguments& arguments) {
  return refusal([&] { static_cast<void>(parse_search(arguments)); });
}

std::string index_refusal(const Arguments& arguments) {
  return refusal([&] { static_cast<void>(parse_index(arguments)); });
}

struct QueryCase {
  const char* reason;
  Arguments arguments;
  const char* query;
};

struct RefusalCase {
  const char* reason;
  Arguments arguments;
  const char* message;
};

}  // namespace

TEST_CASE("options: the words of a search, wherever the options stand") {
  const QueryCase cases[] = {
      {"words are joined", {"5G", "security"}, "5G security"},
      {"quotes that the shell ate stay eaten", {"5G security"}, "5G security"},
      {"quotes inside the shell's stay", {"\"5G security\""}, "\"5G security\""},
      {"-word is part of the query", {"scams", "-telecom"}, "scams -telecom"},
      {"at the front too", {"-telecom", "scams"}, "-telecom scams"},
      {"a number can be excluded", {"election", "-2020"}, "election -2020"},
      {"-field:value", {"scams", "-category:speech"}, "scams -category:speech"},
      {"a phrase can be excluded", {"scams", "-\"sms scams\""}, "scams -\"sms scams\""},
      {"-word does not swallow what follows", {"-telecom", "--sort", "newest", "a"}, "-telecom a"},
      {"options in front", {"--limit", "3", "scams"}, "scams"},
      {"options behind", {"scams", "--limit=3"}, "scams"},
      {"options between", {"a", "--limit", "3", "b", "--strict", "c"}, "a b c"},
      {"after -- everything is a word", {"--limit", "3", "--", "--limit", "-h"}, "--limit -h"},
      {"a dash alone is a word", {"a", "-", "b"}, "a - b"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.reason);
    CHECK(parse_search(row.arguments).request.query == row.query);
  }
}

TEST_CASE("options: everything that a search can be told") {
  const auto options = parse_search(
      {"scams",      "--index", "idx",          "--category",     "speech",    "--category=transcript",
       "--minister", "Ana Lim", "--topic",      "Cyber Security", "--since",   "2022",
       "--until",    "2023-05", "--sort",       "newest",         "--limit",   "all",
       "--offset",   "20",      "--facets",     "category,year",  "--facets",  "topic",
       "--format",   "csv",     "--no-snippet", "--strict",       "--timeout", "1.5",
       "--color",    "never"});
  const auto& request = options.request;
  CHECK(options.index == "idx");
  CHECK(request.filters.categories == std::vector<std::string>{"speech", "transcript"});
  CHECK(request.filters.ministers == std::vector<std::string>{"Ana Lim"});
  CHECK(request.filters.topics == std::vector<std::string>{"Cyber Security"});
  CHECK(request.filters.since == "2022");
  CHECK(request.filters.until == "2023-05");
  CHECK(request.sort == SortOrder::newest);
  CHECK(!request.limit);
  CHECK(request.offset == 20);
  CHECK(request.facets == std::vector<std::string>{"category", "year", "topic"});
  CHECK(options.format == AnswerFormat::csv);
  CHECK(request.snippets == SnippetMode::none);
  CHECK(request.mode == QueryMode::strict);
  CHECK(request.timeout == std::chrono::milliseconds(1500));
  CHECK(options.color == ColorChoice::never);
}

TEST_CASE("options: what a search does when it is told nothing") {
  const auto options = parse_search({"scams"});
  CHECK(options.request.limit == 10u);
  CHECK(options.format == AnswerFormat::text);
  CHECK(parse_search({"--batch", "-"}).format == AnswerFormat::jsonl);
  CHECK(parse_search({"--batch", "-", "--format", "text"}).format == AnswerFormat::text);
  CHECK(parse_search({"a", "--limit", "5", "--limit", "7"}).request.limit == 7u);
  CHECK(parse_search({"--sort", "newest"}).request.query.empty());
}

TEST_CASE("options: a wrong search is refused with a reason") {
  const RefusalCase cases[] = {
      {"typing error", {"--formt", "json", "a"}, "unknown option '--formt' / did you mean '--format'?"},
      {"with a value", {"--categroy=speech"}, "unknown option '--categroy' / did you mean '--category'?"},
      {"shortened: not guessed, or a later option would change scripts",
       {"--categ", "speech"},
       "unknown option '--categ' / did you mean '--category'?"},
      {"a word with two dashes",
       {"a", "--telecom"},
       "unknown option '--telecom' / --help lists the options; to search for the word itself, put -- before "
       "it"},
      {"no value", {"a", "--limit"}, "option '--limit' needs a value / --help shows what it takes"},
      {"an option in its place",
       {"--limit", "--strict"},
       "option '--limit' needs a value / --help shows what it takes"},
      {"empty value", {"--limit=", "a"}, "option '--limit' needs a value / --help shows what it takes"},
      {"too much value", {"--strict=yes", "a"}, "option '--strict' takes no value"},
      {"negative", {"--limit", "-5", "a"}, "--limit '-5' is neither a whole number nor 'all'"},
      {"not a number", {"--limit", "10x", "a"}, "--limit '10x' is neither a whole number nor 'all'"},
      {"too large a number",
       {"--offset", "99999999999999999999", "a"},
       "--offset '99999999999999999999' is not a whole number from 0 on"},
      {"choice", {"--sort", "newst", "a"}, "unknown value 'newst' for --sort / did you mean 'newest'?"},
      {"far from every choice",
       {"--format", "pdf", "a"},
       "unknown value 'pdf' for --format / one of text, json, jsonl, csv, trec, bibtex"},
      {"no time",
       {"--timeout", "0", "a"},
       "--timeout '0' leaves no time / leave it out for a search without a limit"},
      {"no real time",
       {"--timeout", "nan", "a"},
       "--timeout 'nan' is not a length of time such as 90, 30m, 2h or 1d"},
      {"nothing asked", {}, "no query and no filter / type words, for example: dossier search scams"},
      {"an empty variable of a script",
       {" "},
       "no query and no filter / type words, for example: dossier search scams"},
      {"two sources of queries",
       {"--batch", "f", "a"},
       "a query and --batch exclude each other / put the query into the batch file"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.reason);
    CHECK(search_refusal(row.arguments) == row.message);
  }
}

TEST_CASE("options: everything that index can be told") {
  const auto options = parse_index({"--index",
                                    "i",
                                    "docs",
                                    "--authority",
                                    "a.yaml",
                                    "--authority",
                                    "b.yaml",
                                    "--no-default-authority",
                                    "--taxonomy",
                                    "t.yaml",
                                    "--jobs",
                                    "3",
                                    "--follow-symlinks",
                                    "--allow-empty",
                                    "--max-file-size",
                                    "2M",
                                    "--memory",
                                    "1G",
                                    "--quiet",
                                    "n=more"});
  CHECK(options.paths == Arguments{"docs", "n=more"});
  CHECK(options.authority_files == Arguments{"a.yaml", "b.yaml"});
  CHECK(options.shipped_authority == ShippedFiles::left_out);
  CHECK(options.taxonomy_file == "t.yaml");
  CHECK(options.threads == 3u);
  CHECK(options.follow_symlinks);
  CHECK(options.allow_empty);
  CHECK(options.max_file_bytes == std::size_t{2} << 20);
  CHECK(options.max_memory_bytes == std::size_t{1} << 30);
  CHECK(options.verbosity == Verbosity::quiet);
}

TEST_CASE("options: a wrong index command is refused with a reason") {
  CHECK(index_refusal({}) == "no path to index / for example: dossier index documents/");
  CHECK(index_refusal({"--jobs", "0", "d"}) == "--jobs 0 is not between 1 and 256");
  CHECK(index_refusal({"--quiet", "--verbose", "d"}) == "--quiet and --verbose exclude each other");
  CHECK(index_refusal({"-v", "d"}) == "unknown option '-v' / --help lists the options");
  CHECK(index_refusal({"--max-file-size", "5 potatoes", "d"}) ==
        "--max-file-size '5 potatoes' is not a size in bytes such as 500K or 64M");
  CHECK(index_refusal({"--", "-v"}).empty());
}

TEST_CASE("options: roots with and without names") {
  const auto roots_for = [](const Arguments& paths) {
    cli::IndexOptions options;
    options.paths = paths;
    options.allow_empty = true;  // so that nothing need exist
    return roots_of(options);
  };
  const auto roots = roots_for({"docs", "news=press/2020"});
  REQUIRE(roots.size() == 2);
  CHECK(roots[0].name.empty());
  CHECK(roots[1].name == "news");
  CHECK(roots[1].path == "press/2020");
  CHECK(roots_for({"./a=b"})[0].path == "./a=b");  // a name holds no slash
}

TEST_CASE("options: roots that exclude each other") {
  const auto refused = [](const Arguments& paths) {
    cli::IndexOptions options;
    options.paths = paths;
    options.allow_empty = true;
    return refusal([&] { static_cast<void>(roots_of(options)); });
  };
  CHECK(refused({"docs", "more"}) ==
        "two roots without a name: 'docs' and 'more' / give each further one a name of its own: NAME=PATH");
  CHECK(refused({"n=docs", "n=more"}).starts_with("two roots with the name 'n': 'docs' and 'more'"));
}

TEST_CASE("options: sizes and lists") {
  CHECK(parse_size("x", "0") == 0);
  CHECK(parse_size("x", "12") == 12);
  CHECK(parse_size("x", "12B") == 12);
  CHECK(parse_size("x", "1k") == 1024);
  CHECK(parse_size("x", "1KiB") == 1024);
  CHECK(parse_size("x", "3MB") == 3u << 20);
  CHECK(parse_size("x", "2G") == std::size_t{2} << 30);
  for (const auto* wrong : {"", "-1", "1.5M", "1T", "M", "1MiBs", "99999999999999G"}) {
    CAPTURE(wrong);
    CHECK(refusal([&] { static_cast<void>(parse_size("x", wrong)); }) != "");
  }
  CHECK(parse_list("a,,b,") == Arguments{"a", "b"});
  CHECK(parse_list("").empty());
}

TEST_CASE("options: suggestions are near, or none is made") {
  const std::vector<std::string_view> words{"search", "show", "stats", "index"};
  CHECK(nearest("serach", words) == "search");
  CHECK(nearest("Search", words) == "search");
  CHECK(nearest("sho", words) == "show");
  CHECK(nearest("ind", words) == "index");
  CHECK(nearest("scams", words) == "");
  CHECK(nearest("", words) == "");
  CHECK(nearest(std::string(100000, 's'), words) == "");
}

TEST_CASE("options: every failure of the library has its exit status") {
  const std::pair<ErrorCode, int> expected[] = {
      {ErrorCode::invalid_argument, 2},
      {ErrorCode::not_found, 2},
      {ErrorCode::index_missing, 4},
      {ErrorCode::index_damaged, 4},
      {ErrorCode::index_format, 4},
      {ErrorCode::index_locked, 5},
      {ErrorCode::io, 74},
      {ErrorCode::cancelled, 2},
      {ErrorCode::internal, 70},
  };
  for (const auto& [code, status] : expected) CHECK(static_cast<int>(status_of(code)) == status);
  CHECK(static_cast<int>(ended_by_signal(15)) == 143);
}

TEST_CASE("options: what to do when another indexer is at work") {
  using std::chrono::milliseconds;
  CHECK(parse_index({"docs"}).lock.wait == milliseconds(0));
  CHECK_FALSE(parse_index({"docs"}).lock.max_age);
  const auto options = parse_index({"--wait", "1.5", "--max-age", "2h", "docs"});
  CHECK(options.lock.wait == milliseconds(1500));
  CHECK(options.lock.max_age == std::chrono::hours(2));
  CHECK(options.lock.max_age_text == "2h");
}

TEST_CASE("options: lengths of time") {
  using std::chrono::milliseconds;
  const std::pair<const char*, int> seconds[] = {{"0", 0},      {"90", 90},   {"90s", 90},   {"30m", 1800},
                                                 {"5min", 300}, {"2h", 7200}, {"1d", 86400}, {"0.5h", 1800}};
  for (const auto& [text, count] : seconds) CHECK(parse_duration("wait", text) == milliseconds(count * 1000));
  CHECK(parse_duration("timeout", "250ms") == milliseconds(250));
  for (const auto* text : {"", "h", "-1", "2 h", "2w", "2hh", "inf", "nan", "1e300", "99999999d"})
    CHECK(refusal([&] { (void)parse_duration("wait", text); }) ==
          "--wait '" + std::string(text) + "' is not a length of time such as 90, 30m, 2h or 1d");
}

}  // namespace dossier::cli
