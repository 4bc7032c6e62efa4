// SPDX-License-Identifier: GPL-2.0-or-later
// How does the answer to a search get from the renderers to the output?
#include "answer_writer.h"

#include "messages.h"

#include "render/citation.h"
#include "render/csv.h"
#include "render/text.h"
#include "render/trec.h"

#include <fmt/format.h>

namespace dossier::cli {

AnswerWriter::AnswerWriter(const SearchOptions& options, Output& out)
    : format_(options.format),
      style_(style_for(out.descriptor(), options.color)),
      copies_(options.copies),
      citations_(options.citations),
      out_(out) {
  if (format_ != AnswerFormat::csv) return;
  using render::QueryColumn;
  render::append_csv_search_header(out.buffer(), options.batch ? QueryColumn::query_id : QueryColumn::none);
}

void AnswerWriter::begin_text() {
  if (!first_) out_.buffer() += '\n';
  first_ = false;
}

void AnswerWriter::write(const render::Answer& answer) {
  auto& text = out_.buffer();
  switch (format_) {
    case AnswerFormat::text:
      begin_text();
      return render::append_text(text, answer, style_, copies_, citations_);
    case AnswerFormat::json:
    case AnswerFormat::jsonl:
      return render::append_json(text, answer);
    case AnswerFormat::csv:
      render::append_csv(text, answer);
      break;
    case AnswerFormat::bibtex:
      render::append_bibtex(text, answer);
      break;
    case AnswerFormat::trec:
      render::append_trec(text, answer);
      break;
  }
  print_issues(answer.results.issues, answer.query_id.value_or(""));
  if (const auto& corrected = answer.results.corrected)
    print_issues(
        {{0, 0, fmt::format("no documents for {}; showing {} instead", answer.request.query, *corrected)}},
        answer.query_id.value_or(""));
}

void AnswerWriter::write(const render::FailedQuery& failure) {
  if (format_ == AnswerFormat::json || format_ == AnswerFormat::jsonl)
    return render::append_json(out_.buffer(), failure);
  print_error(fmt::format("line {}, query {}: {}", failure.line, failure.query_id, failure.message));
}

}  // namespace dossier::cli
