// SPDX-License-Identifier: GPL-2.0-or-later
// Raw properties and text -> title, date, categories, topics, ministers, languages, each with its provenance.
#include "metadata/resolve.h"

#include "metadata/category.h"
#include "metadata/lexicon.h"
#include "metadata/ministers.h"
#include "metadata/offices.h"
#include "metadata/questions.h"
#include "metadata/reading.h"
#include "metadata/title_lines.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace dossier::metadata {
namespace {

/// How much of a document is searched for people: more than any real one holds, and a bound for the memory
/// that the words of a hostile one take.
constexpr std::size_t most_text = std::size_t{8} << 20;
constexpr std::size_t longest_paragraph = std::size_t{256} << 10;

/// At most `bytes` bytes from a text's beginning, cut between characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string url_of(const Reading& reading) {
  if (!reading.raw.given.url.empty()) return reading.raw.given.url;
  std::string url = reading.front.text({"url", "canonical_url", "permalink"});
  if (!url.empty()) return url;
  for (const auto& [name, value] : reading.raw.raw.properties) {
    if (name == "og:url" || name == "canonical") return value;
  }
  return {};
}

}  // namespace

class Resolver::Impl {
 public:
  Impl(Authority authority, Taxonomy taxonomy, AcronymTable acronyms)
      : authority_(std::move(authority)),
        taxonomy_(std::move(taxonomy)),
        acronyms_(std::move(acronyms)),
        lexicon_(authority_),
        book_(authority_, lexicon_),
        taxonomy_rules_(taxonomy_),
        title_lines_(taxonomy_) {}

  [[nodiscard]] const Authority& authority() const { return authority_; }
  [[nodiscard]] const Taxonomy& taxonomy() const { return taxonomy_; }
  [[nodiscard]] const AcronymTable& acronyms() const { return acronyms_; }

  /// The order matters: categories need the title, dates the categories, and ministers the date.
  [[nodiscard]] DocumentRecord resolve(RawMetadata& raw) const {
    Reading reading{raw, {}, read_front_matter(raw.raw.front_matter), {}, {}, {}, {}, {}};
    reading.record.id = raw.id;
    reading.record.source = raw.source;
    reading.record.url = url_of(reading);
    read_path(reading);
    resolve_title(reading, title_lines_);
    taxonomy_rules_.resolve_categories(reading);
    taxonomy_rules_.resolve_topics(reading);
    read_words(reading);
    resolve_people(reading);
    resolve_languages(reading);
    return std::move(reading.record);
  }

 private:
  void read_words(Reading& reading) const {
    reading.title = read_text(reading.record.title, lexicon_);
    reading.paragraphs.reserve(reading.text().size());
    std::size_t budget = most_text;
    for (const Paragraph& paragraph : reading.text()) {
      const std::string_view text = beginning(paragraph.text, std::min(budget, longest_paragraph));
      reading.paragraphs.push_back(read_text(text, lexicon_));
      budget -= text.size();
    }
  }

  void resolve_people(Reading& reading) const {
    Exchange exchange;
    if (reading.has_category("parliamentary-question")) {
      exchange = read_exchange(reading, lexicon_);
    } else {
      exchange.turns = find_turns(reading, lexicon_);
    }
    resolve_date(reading);
    if (reading.has_category("parliamentary-question")) {
      resolve_asked_by(reading, exchange, lexicon_);
    }
    resolve_ministers(reading, exchange, authority_, lexicon_, book_);
  }

  Authority authority_;
  Taxonomy taxonomy_;
  AcronymTable acronyms_;
  Lexicon lexicon_;
  OfficeBook book_;
  TaxonomyRules taxonomy_rules_;
  TitleLines title_lines_;
};

Resolver::Resolver(Authority authority, Taxonomy taxonomy, AcronymTable acronyms)
    : impl_(std::make_unique<const Impl>(std::move(authority), std::move(taxonomy), std::move(acronyms))) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

const Authority& Resolver::authority() const {
  return impl_->authority();
}
const Taxonomy& Resolver::taxonomy() const {
  return impl_->taxonomy();
}
const AcronymTable& Resolver::acronyms() const {
  return impl_->acronyms();
}
DocumentRecord Resolver::resolve(RawMetadata& raw) const {
  return impl_->resolve(raw);
}

}  // namespace dossier::metadata
