// SPDX-License-Identifier: GPL-2.0-or-later
// How does the answer to a search get from the renderers to the output?
#pragma once

#include "output.h"
#include "search_options.h"

#include "render/answer.h"
#include "render/json.h"
#include "render/text_style.h"

namespace dossier::cli {

/// Prints answers one after another in the format that was asked for.
class AnswerWriter {
 public:
  AnswerWriter(const SearchOptions& options, Output& out);

  void write(const render::Answer& answer);
  /// A query of a batch that could not be answered: an object in JSON, else a message on standard error.
  void write(const render::FailedQuery& failure);

 private:
  void begin_text();

  AnswerFormat format_;
  render::TextStyle style_;
  render::Copies copies_;
  render::Citations citations_;
  Output& out_;
  bool first_ = true;
};

}  // namespace dossier::cli
