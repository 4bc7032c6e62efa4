// SPDX-License-Identifier: GPL-2.0-or-later
// Can Markdown do harm: its front matter, its text, and what is judged of both?
#include "target.h"

#include "extract/extract.h"
#include "metadata/resolve.h"
#include "text/unicode.h"

void dossier::fuzz::run(std::string_view input) {
  static const metadata::Resolver resolver{metadata::Authority{}, metadata::Taxonomy{}};
  metadata::RawMetadata raw;
  raw.id = "speeches/2023-02-28-a-speech.md";
  raw.raw = extract::extract(extract::Format::markdown, input);
  require_clean(raw.raw.paragraphs);
  const DocumentRecord record = resolver.resolve(raw);
  require(text::is_valid_utf8(record.title));
  require(!record.categories.empty());
}
