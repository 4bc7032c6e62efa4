// SPDX-License-Identifier: GPL-2.0-or-later
// Which postings and values does a document have in the Xapian database?
#include "index/postings.h"

#include "analyze/acronym_pairs.h"
#include "schema/date.h"
#include "schema/fields.h"
#include "store/columns.h"
#include "store/field_values.h"
#include "store/terms.h"

#include <algorithm>
#include <string>

namespace dossier::index {
namespace {

using analyze::Token;
using schema::Field;

/// Of terms that only select.
constexpr std::uint32_t selects = 0;

/// Gathers the words of a document: terms with their frequencies, and the words in order.
class WordGatherer {
 public:
  explicit WordGatherer(analyze::Analyzer& analyzer) : analyzer_(analyzer) {}

  void add_title(const DocumentRecord& record) {
    const auto language = record.languages.empty() ? std::string_view{} : record.languages.front();
    add_words(record.title, language, schema::title_weight, schema::info(Field::title).prefix);
  }

  void add_text(const std::vector<Paragraph>& paragraphs) {
    is_in_text_ = true;
    for (const Paragraph& paragraph : paragraphs) add_words(paragraph.text, paragraph.language, 1, {});
  }

  void add_selector(std::string_view term) { terms_.add({}, term, selects); }

  [[nodiscard]] store::Signature signature() { return signature_.finish(); }

  [[nodiscard]] CountedTerms take_terms() { return terms_.take(); }
  [[nodiscard]] store::WordSequence take_words() { return std::move(words_); }

 private:
  /// \param field_prefix under which the words are indexed once more; empty for none
  void add_words(std::string_view text, std::string_view language, std::uint32_t weight,
                 std::string_view field_prefix) {
    analyzer_.analyze(text, analyze::stem_language(language), [&](const Token& token) {
      const std::uint32_t stem = terms_.add({}, token.stem, weight);
      if (!field_prefix.empty()) terms_.add(field_prefix, token.stem, 1);
      const std::uint32_t exact = add_forms(token, stem);
      words_.add_word(form_of(token, stem, exact));
      if (is_in_text_) signature_.add(terms_.hash(exact));
    });
    for (const auto& pair : analyze::find_acronym_pairs(text))
      add_selector(store::acronym_term(pair.acronym, pair.words));
    words_.end_paragraph();
  }

  /// The number of a token's form. \param stem, exact  the indexes of its terms
  std::uint32_t form_of(const Token& token, std::uint32_t stem, std::uint32_t exact) {
    first_form_.resize(terms_.size(), none);
    // A word can have several stems, in several languages.
    for (std::uint32_t form = first_form_[exact]; form != none; form = forms_[form].next)
      if (forms_[form].stem == stem) return form;
    forms_.push_back({stem, first_form_[exact]});
    return first_form_[exact] = words_.add_form({token.stem, token.exact});
  }

  /// Adds the terms of a token besides its stem. \returns the one that stands for the exact form
  std::uint32_t add_forms(const Token& token, std::uint32_t stem) {
    const std::uint32_t exact =
        token.exact == token.stem ? stem : terms_.add(schema::exact_prefix, token.exact, selects);
    if (!token.capitals.empty()) terms_.add(schema::capitals_prefix, token.capitals, 1);
    if (!token.joined.empty()) terms_.add(schema::joined_prefix, token.joined, 1);
    return exact;
  }

  analyze::Analyzer& analyzer_;
  TermCounter terms_;
  store::WordSequence words_;
  struct Form {
    /// Index of the stem's term.
    std::uint32_t stem = 0;
    /// Another form that is written alike.
    std::uint32_t next = none;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::vector<Form> forms_;
  /// By the index of the term of the exact form: a form that is written so.
  std::vector<std::uint32_t> first_form_;
  store::SignatureMaker signature_;
  bool is_in_text_ = false;
};

void add_facets(Postings& postings, WordGatherer& words, const DocumentRecord& record) {
  for (const Field field : schema::value_facets) {
    const auto& values = store::values_of(record, field);
    for (const auto& value : values) words.add_selector(store::value_term(field, value));
    if (!values.empty()) postings.values.emplace_back(schema::info(field).slot, store::pack_values(values));
  }
}

void add_date(Postings& postings, WordGatherer& words, const DocumentRecord& record) {
  const auto date = schema::parse_date(record.date);
  if (!date) return;
  words.add_selector(store::year_term(*date));
  words.add_selector(store::month_term(*date));
  words.add_selector(store::day_term(*date));
  postings.values.emplace_back(schema::date_slot, std::to_string(schema::first_day(*date).number()));
}

}  // namespace

Postings make_postings(const store::StoredRecord& stored, analyze::Analyzer& analyzer) {
  Postings postings;
  WordGatherer words(analyzer);
  words.add_title(stored.record);
  words.add_text(stored.paragraphs);
  add_date(postings, words, stored.record);
  postings.signature = words.signature();
  if (auto signature = postings.signature.encode(); !signature.empty())
    postings.values.emplace_back(schema::signature_slot, std::move(signature));
  add_facets(postings, words, stored.record);
  words.add_selector(store::id_term(stored.record.id));
  std::sort(postings.values.begin(), postings.values.end());
  postings.data = store::encode_document(stored);
  postings.terms = words.take_terms();
  postings.words = words.take_words();
  return postings;
}

store::WordSequence make_words(const store::StoredRecord& stored) {
  analyze::Analyzer analyzer;
  return make_postings(stored, analyzer).words;
}

Xapian::Document to_xapian(const Postings& postings) {
  Xapian::Document document;
  for (const auto& term : postings.terms.terms)
    document.add_term(std::string(postings.terms.text(term)), term.frequency);
  for (const auto& [slot, value] : postings.values) document.add_value(slot, value);
  document.set_data(postings.data);
  return document;
}

store::ColumnRow make_row(const store::StoredRecord& stored, const Postings& postings) {
  const DocumentRecord& record = stored.record;
  store::ColumnRow row;
  row.id = record.id;
  row.length = static_cast<std::uint32_t>(postings.terms.length());
  if (const auto date = schema::parse_date(record.date)) row.date = date->number();
  for (std::size_t facet = 0; facet < schema::value_facets.size(); ++facet)
    row.values[facet] = store::values_of(record, schema::value_facets[facet]);
  row.signature = postings.signature;
  return row;
}

}  // namespace dossier::index
