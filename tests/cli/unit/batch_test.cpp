// SPDX-License-Identifier: GPL-2.0-or-later
// Are the lines of a batch read as they are meant, and faulty ones named?
#include "dossier/batch_query.h"
#include "dossier/line_reader.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <cstdio>

#include <unistd.h>

namespace dossier::cli {

namespace {

struct ProblemCase {
  const char* reason;
  const char* line;
  const char* id;
  const char* problem;
};

// A file that is there while the object lives.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content) {
    const int descriptor = mkstemp(name_.data());
    REQUIRE(descriptor >= 0);
    REQUIRE(write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
    close(descriptor);
  }
  ~TemporaryFile() { std::remove(name_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_ = "dossier-lines-XXXXXX";
};

// The lines, joined by `|`; a cut one as `cut:LENGTH`.
std::string lines_of(std::string_view content) {
  const TemporaryFile file(content);
  LineReader reader(file.name());
  std::string out;
  while (const auto line = reader.next()) {
    if (!out.empty()) out += '|';
    out += line->cut ? "cut" : line->text.size() > 100 ? "long" : std::string(line->text);
  }
  return out;
}

}  // namespace

TEST_CASE("batch: a query as a JSON object") {
  const auto query = parse_batch_line(
      R"({"id":"q1","text":"lights","narrative":"passed over","filters":{"category":["speech","transcript"],)"
      R"("minister":"Ana Lim","topic":null,"date_from":"2020","date_to":["2021"]}})",
      4, {});
  CHECK(query.problem == "");
  CHECK(query.id == "q1");
  CHECK(query.request.query == "lights");
  CHECK(query.request.filters.categories == std::vector<std::string>{"speech", "transcript"});
  CHECK(query.request.filters.ministers == std::vector<std::string>{"Ana Lim"});
  CHECK(query.request.filters.since == "2020");
  CHECK(query.request.filters.until == "2021");
}

TEST_CASE("batch: a query as id, tab and text") {
  const auto query = parse_batch_line("q 1\tlights \t{x}", 4, {});
  CHECK(query.id == "q 1");
  CHECK(query.request.query == "lights \t{x}");
  CHECK(parse_batch_line("\tlights", 4, {}).id == "4");
  CHECK(parse_batch_line(R"(  {"id":"","text":"lights"})", 4, {}).id == "4");
}

TEST_CASE("batch: what a line does not say is taken from the command line") {
  SearchRequest defaults;
  defaults.limit = 3;
  defaults.filters.categories = {"speech"};
  defaults.filters.since = "2020";
  const auto query =
      parse_batch_line(R"({"id":7,"text":"a","filters":{"category":"transcript"}})", 1, defaults);
  CHECK(query.id == "7");
  CHECK(query.request.limit == 3u);
  CHECK(query.request.filters.categories == std::vector<std::string>{"transcript"});
  CHECK(query.request.filters.since == "2020");
  CHECK(parse_batch_line(R"({"text":"a"})", 9, defaults).id == "9");
}

TEST_CASE("batch: a faulty line keeps its id where it has one") {
  const ProblemCase cases[] = {
      {"plain words", "lights", "5", "neither a JSON object nor an id, a tab and a query"},
      {"cut in half", R"({"id":"q","te)", "5", "not a JSON object, or one that is cut off"},
      {"ill-formed UTF-8", "{\"id\":\"q\",\"text\":\"\xff\"}", "5",
       "not a JSON object, or one that is cut off"},
      {"text of another kind", R"({"id":"q","text":[1]})", "q", "\"text\" is not a string"},
      {"id of another kind", R"({"id":{},"text":"a"})", "5", "\"id\" is neither a string nor a whole number"},
      {"filters of another kind", R"({"id":"q","filters":"speech"})", "q", "\"filters\" is not an object"},
      {"misspelt filter: answering without it would answer another question",
       R"({"id":"q","filters":{"minsiter":"A"}})", "q",
       "unknown filter \"minsiter\"; did you mean 'minister'?"},
      {"number as filter", R"({"id":"q","filters":{"category":1}})", "q",
       "\"category\" is neither a string nor a list of strings"},
      {"number in a filter", R"({"id":"q","filters":{"category":[1]}})", "q",
       "\"category\" holds something that is not a string"},
      {"two dates", R"({"id":"q","filters":{"date_from":["2020","2021"]}})", "q",
       "\"date_from\" holds more than one date"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.reason);
    const auto query = parse_batch_line(row.line, 5, {});
    CHECK(query.problem == row.problem);
    CHECK(query.id == row.id);
  }
}

TEST_CASE("batch: nesting that would exhaust the stack is an error like any other") {
  const auto deep = "{\"id\":" + std::string(100000, '[');
  CHECK(parse_batch_line(deep, 1, {}).problem == "not a JSON object, or one that is cut off");
}

TEST_CASE("batch: lines with every kind of end") {
  CHECK(lines_of("a\nb\r\n\nc") == "a|b||c");
  CHECK(lines_of("a\n") == "a");
  CHECK(lines_of("") == "");
  CHECK(lines_of("\n") == "");
}

TEST_CASE("batch: a line without end does not eat memory") {
  const std::string huge(3 * LineReader::longest_line, 'x');
  CHECK(lines_of("a\n" + huge + "\nb\n") == "a|cut|b");
  CHECK(lines_of("a\n" + huge) == "a|cut");
  CHECK(lines_of(std::string(200000, 'x') + "\nb") == "long|b");
}

TEST_CASE("batch: a missing file is named") {
  CHECK_THROWS_WITH_AS(LineReader("no-such-file"), "cannot open 'no-such-file': No such file or directory",
                       Error);
}

}  // namespace dossier::cli
