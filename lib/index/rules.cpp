// SPDX-License-Identifier: GPL-2.0-or-later
// By which rules are documents made, and was an index made by today's?
#include "index/rules.h"

#include "analyze/analyzer.h"
#include "index/search_words.h"

#include <dossier/version.h>

#include <string>

#include <fmt/format.h>

namespace dossier::index {

namespace {

/// What metadata is judged by: the taxonomy, and the rules of the code.
std::string fingerprint_of_rules(const metadata::Resolver& resolver) {
  return fmt::format("{}-{}", metadata::rules_version, resolver.taxonomy().fingerprint);
}

}  // namespace

bool are_rules_current(const store::Settings& made_with, const metadata::Resolver& resolver) {
  return made_with.analyzer_version == analyze::analyzer_version &&
         made_with.authority_fingerprint == resolver.authority().fingerprint &&
         made_with.taxonomy_fingerprint == fingerprint_of_rules(resolver) &&
         made_with.acronyms_fingerprint == resolver.acronyms().fingerprint;
}

store::Settings current_settings(const metadata::Resolver& resolver) {
  store::Settings settings;
  settings.software_version = version;
  settings.analyzer_version = analyze::analyzer_version;
  settings.authority_fingerprint = resolver.authority().fingerprint;
  settings.taxonomy_fingerprint = fingerprint_of_rules(resolver);
  settings.acronyms_fingerprint = resolver.acronyms().fingerprint;
  settings.synonyms = resolver.acronyms().groups;
  add_words(settings, resolver.authority(), resolver.taxonomy());
  return settings;
}

}  // namespace dossier::index
