// SPDX-License-Identifier: GPL-2.0-or-later
// Where do ICU's rules (UAX 29) break a text?
#include "text/boundaries.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace dossier::text {
namespace {

using Text = std::unique_ptr<UText, decltype(&utext_close)>;
using Make = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> make(Make make_instance) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(make_instance(icu::Locale::getEnglish(), status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

/// ICU's iterators are costly to make and may not be shared: each thread keeps one of a kind.
icu::BreakIterator* thread_iterator(BoundaryKind kind) {
  if (kind == BoundaryKind::sentence) {
    thread_local const auto sentences = make(&icu::BreakIterator::createSentenceInstance);
    return sentences.get();
  }
  thread_local const auto words = make(&icu::BreakIterator::createWordInstance);
  return words.get();
}

}  // namespace

std::vector<std::size_t> boundaries(BoundaryKind kind, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::BreakIterator* iterator = thread_iterator(kind);
  const Text text(utext_openUTF8(nullptr, utf8.data(), static_cast<int64_t>(utf8.size()), &status),
                  utext_close);
  if (iterator == nullptr || U_FAILURE(status)) return {utf8.size()};
  iterator->setText(text.get(), status);
  if (U_FAILURE(status)) return {utf8.size()};
  std::vector<std::size_t> ends;
  iterator->first();
  for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next())
    ends.push_back(static_cast<std::size_t>(end));
  return ends;
}

}  // namespace dossier::text
