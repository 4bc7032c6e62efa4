// SPDX-License-Identifier: GPL-2.0-or-later
// Which postings and values does a document have in the Xapian database?
#include "index/postings.h"

#include "schema/date.h"
#include "schema/fields.h"
#include "store/columns.h"
#include "store/field_values.h"
#include "store/terms.h"

#include <string>

namespace dossier::index {
namespace {

using analyze::Token;
using schema::Field;

/// A word of the title counts as often in the text. Tuned: see docs/ranking.md.
constexpr Xapian::termcount title_weight = 4;
/// Positions between two paragraphs, so that no phrase and no NEAR reaches over.
constexpr std::uint32_t paragraph_gap = 100;

std::string with_prefix(std::string_view prefix, std::string_view term) {
  std::string out;
  out.reserve(prefix.size() + term.size());
  out += prefix;
  out += term;
  return out;
}

/// The terms of a token besides its stem.
void add_forms(Xapian::Document& document, const Token& token) {
  if (token.exact != token.stem) document.add_boolean_term(with_prefix(schema::exact_prefix, token.exact));
  if (!token.capitals.empty()) document.add_term(with_prefix(schema::capitals_prefix, token.capitals));
  if (!token.joined.empty()) document.add_term(with_prefix(schema::joined_prefix, token.joined));
}

std::uint32_t add_title(Xapian::Document& document, const DocumentRecord& record,
                        analyze::Analyzer& analyzer) {
  const auto language = analyze::stem_language(record.languages.empty() ? "" : record.languages.front());
  const std::string_view prefix = schema::info(Field::title).prefix;
  return analyzer.analyze(record.title, language, 1, [&](const Token& token) {
    document.add_posting(token.stem, token.position, title_weight);
    document.add_posting(with_prefix(prefix, token.stem), token.position);
    add_forms(document, token);
  });
}

void add_text(Xapian::Document& document, const std::vector<Paragraph>& paragraphs, std::uint32_t position,
              analyze::Analyzer& analyzer) {
  for (const Paragraph& paragraph : paragraphs) {
    position = analyzer.analyze(paragraph.text, analyze::stem_language(paragraph.language),
                                position + paragraph_gap, [&](const Token& token) {
                                  document.add_posting(token.stem, token.position);
                                  add_forms(document, token);
                                });
  }
}

void add_facets(Xapian::Document& document, const DocumentRecord& record) {
  for (const Field field : schema::value_facets) {
    const auto& values = store::values_of(record, field);
    for (const auto& value : values) document.add_boolean_term(store::value_term(field, value));
    if (!values.empty()) document.add_value(schema::info(field).slot, store::pack_values(values));
  }
}

void add_date(Xapian::Document& document, const DocumentRecord& record) {
  const auto date = schema::parse_date(record.date);
  if (!date) return;
  document.add_boolean_term(store::year_term(*date));
  document.add_boolean_term(store::month_term(*date));
  document.add_boolean_term(store::day_term(*date));
  document.add_value(schema::date_slot, std::to_string(schema::first_day(*date).number()));
}

}  // namespace

Xapian::Document make_postings(const store::StoredRecord& stored, const store::ColumnRow& row,
                               analyze::Analyzer& analyzer) {
  Xapian::Document document;
  const std::uint32_t position = add_title(document, stored.record, analyzer);
  add_text(document, stored.paragraphs, position, analyzer);
  add_facets(document, stored.record);
  add_date(document, stored.record);
  if (auto signature = row.signature.encode(); !signature.empty())
    document.add_value(schema::signature_slot, signature);
  document.add_boolean_term(store::id_term(stored.record.id));
  document.set_data(store::encode_document(stored));
  return document;
}

store::ColumnRow make_row(const store::StoredRecord& stored) {
  const DocumentRecord& record = stored.record;
  store::ColumnRow row;
  row.id = record.id;
  if (const auto date = schema::parse_date(record.date)) row.date = date->number();
  for (std::size_t facet = 0; facet < schema::value_facets.size(); ++facet)
    row.values[facet] = store::values_of(record, schema::value_facets[facet]);
  store::SignatureMaker signature;
  for (const Paragraph& paragraph : stored.paragraphs) signature.add(paragraph.text);
  row.signature = signature.finish();
  return row;
}

}  // namespace dossier::index
