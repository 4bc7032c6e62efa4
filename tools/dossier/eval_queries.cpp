// SPDX-License-Identifier: GPL-2.0-or-later
// Which queries are to be judged?
#include "eval_queries.h"

#include "measures.h"
#include "numbered_lines.h"
#include "trec_topics.h"

#include <set>
#include <utility>

namespace dossier::cli {
namespace {

SearchRequest judged_request() {
  SearchRequest request;
  request.limit = judged_depth;
  request.snippets = SnippetMode::none;
  return request;
}

/// Gathers queries, each id once.
class Gatherer {
 public:
  explicit Gatherer(const NumberedLines& lines) : lines_(lines) {}

  void add(BatchQuery&& query) {
    if (!query.problem.empty()) lines_.fail(query.problem);
    if (!ids_.insert(query.id).second) lines_.fail("there is a query '" + query.id + "' above");
    queries_.push_back(std::move(query));
  }

  void add(TrecTopic&& topic) {
    if (topic.number.empty()) lines_.fail("the topic that ends here has no <num>");
    if (topic.title.empty()) lines_.fail("topic " + topic.number + ", which ends here, has no <title>");
    BatchQuery query{std::move(topic.number), judged_request(), {}};
    query.request.query = std::move(topic.title);
    add(std::move(query));
  }

  std::vector<BatchQuery> take() { return std::move(queries_); }

 private:
  const NumberedLines& lines_;
  std::vector<BatchQuery> queries_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<BatchQuery> read_eval_queries(const std::string& path) {
  NumberedLines lines(path);
  Gatherer gatherer(lines);
  TrecTopicReader topics;
  bool is_first = true;
  bool has_topics = false;
  while (const auto line = lines.next()) {
    if (std::exchange(is_first, false)) has_topics = TrecTopicReader::is_beginning(*line);
    if (!has_topics) {
      gatherer.add(parse_batch_line(*line, lines.number(), judged_request()));
    } else if (auto topic = topics.take(*line)) {
      gatherer.add(std::move(*topic));
    }
  }
  if (topics.is_inside()) lines.fail("the last topic is not closed by </top>");
  return gatherer.take();
}

}  // namespace dossier::cli
