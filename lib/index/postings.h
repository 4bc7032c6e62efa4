// SPDX-License-Identifier: GPL-2.0-or-later
// Which postings and values does a document have in the Xapian database?
#pragma once

#include "analyze/analyzer.h"
#include "index/term_counter.h"
#include "store/columns.h"
#include "store/stored_document.h"
#include "store/word_sequence.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::index {

/// What a document brings into the database.
struct Postings {
  CountedTerms terms;
  /// By slot, in rising order.
  std::vector<std::pair<std::uint32_t, std::string>> values;
  /// The document's data.
  std::string data;
  /// What copies are recognised by.
  store::Signature signature;
  /// Its words in order, for the forward index.
  store::WordSequence words;
};

/// The postings, values and data of a resolved document.
[[nodiscard]] Postings make_postings(const store::StoredRecord& stored, analyze::Analyzer& analyzer);

/// The words of a stored document, as `make_postings` gives them.
[[nodiscard]] store::WordSequence make_words(const store::StoredRecord& stored);

/// What the columns keep of a document.
[[nodiscard]] store::ColumnRow make_row(const store::StoredRecord& stored, const Postings& postings);

/// For Xapian's own way of writing.
[[nodiscard]] Xapian::Document to_xapian(const Postings& postings);

}  // namespace dossier::index
