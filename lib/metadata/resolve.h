// SPDX-License-Identifier: GPL-2.0-or-later
// Raw properties and text -> title, date, categories, topics, ministers, languages, each with its provenance.
#pragma once

#include "extract/extract.h"
#include "metadata/acronym_table.h"
#include "metadata/authority.h"
#include "metadata/taxonomy.h"

#include <dossier/document.h>

#include <memory>
#include <string>

namespace dossier::metadata {

/// Rises when the rules judge otherwise: the next run then makes the documents of existing indexes anew.
inline constexpr int rules_version = 2;

/// All that is known of a document before its metadata is judged. This is what the index keeps as raw
/// properties, so that metadata can be resolved anew without the sources.
struct RawMetadata {
  /// The document's id, whose parts are file name and folders.
  std::string id;
  /// Where it was read from, for display.
  std::string source;
  /// What a record, a listing line or a program gives; such values stand. Its `text` is not used.
  Document given;
  /// The provenance word of the given values: `record`, `text` (listing), `command-line`.
  std::string given_provenance = "record";
  /// Whether file name and folders of the id may be judged (a record's id is no file name).
  bool id_is_path = true;
  /// What the format's extractor found; `paragraphs` are the document's text.
  extract::RawDocument raw;
};

/// Judges metadata by the files' rules. Immutable; safe to share between threads.
class Resolver {
 public:
  /// \param acronyms not looked at here: kept with the rest of what an index is made by
  Resolver(Authority authority, Taxonomy taxonomy, AcronymTable acronyms = {});
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;

  [[nodiscard]] const Authority& authority() const;
  [[nodiscard]] const Taxonomy& taxonomy() const;
  [[nodiscard]] const AcronymTable& acronyms() const;

  /// The document's metadata. Also sets `kind` (question, answer) and `language` of its paragraphs.
  /// \throws Error `invalid_argument` when the front matter is not YAML, naming the line.
  [[nodiscard]] DocumentRecord resolve(RawMetadata& raw) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dossier::metadata
