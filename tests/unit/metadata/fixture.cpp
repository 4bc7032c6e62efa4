// SPDX-License-Identifier: GPL-2.0-or-later
// A small government and small documents for the tests of metadata. All people are invented.
#include "fixture.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <utility>

namespace dossier::metadata::fixture {
namespace {

constexpr std::string_view authority_text = R"(
country: Singapore
people:
  - name: Arun Velan
    honorifics: [Mr]
    spellings: [Velan Arun, A. Velan]
    short: [Minister Velan]
    offices:
      - {title: Minister for Communications and Information, from: 2018-05-01, to: 2021-05-14}
      - {title: Minister for Transport, from: 2021-05-15, to: open}
  - name: Grace Teo
    honorifics: [Mrs]
    spellings: [张雅恩]
    short: [Minister Teo]
    offices:
      - {title: Minister for Manpower, from: 2018-05-01, to: 2021-05-14}
      - {title: Minister for Communications and Information, from: 2021-05-15, to: open}
      - {title: Second Minister for Home Affairs, from: 2021-05-15, to: open}
  - name: Teo Wei Han
    short: [Senior Minister Teo, SM Teo]
    offices:
      - {title: Senior Minister, from: 2019-05-01, to: open}
  - name: Farid Salleh
    honorifics: [Dr]
    short: [SMS Farid]
    offices:
      - {title: "Senior Minister of State, Ministry of Communications and Information and Ministry of Health", from: 2018-05-01, to: open}
  - name: Nora Aziz
    offices:
      - {title: "Parliamentary Secretary, Ministry of Communications and Information", from: 2021-05-15, to: open}
  - name: Lim Boon Keng
    short: [PM Lim]
    offices:
      - {title: Prime Minister, from: 2004-08-12, to: 2024-05-14}
  - name: Ho Kian Seng
    offices:
      - {title: Prime Minister, from: 1959-06-05, to: 1990-11-28}
  - name: Sundar Raj
    offices:
      - {title: Minister for Law, from: unknown, to: unknown}
  - name: Kenji Mori
    country: Japan
    spellings: [Mori Kenji]
    offices:
      - {title: Minister for Internal Affairs and Communications, from: 2021-10-04, to: 2022-08-09}
  - name: Hana Sato
    country: Japan
    offices:
      - {title: Prime Minister, from: 2021-10-04, to: open}
ranks:
  - {title: Senior Minister of State, abbreviations: [SMS], ambiguous: [SMS]}
  - {title: Minister of State, abbreviations: [MOS], ambiguous: [MOS]}
  - {title: Parliamentary Secretary, abbreviations: [Parl Sec, PS], ambiguous: [PS]}
  - {title: Senior Minister, abbreviations: [SM], ambiguous: [SM]}
  - {title: Second Minister}
  - {title: Prime Minister, abbreviations: [PM], ambiguous: [PM]}
  - {title: Minister}
  - {title: Secretary, ambiguous: [Secretary]}
  - {title: President, ambiguous: [President]}
not_ranks: [Permanent Secretary, Assistant Secretary, Speaker, Chief Executive Officer]
honorifics: [Mr, Mrs, Ms, Dr, Prof, Assoc Prof, Er, Er Dr, Mdm, Dato, Major General, H.E., His Excellency]
ministries:
  - {name: Ministry of Communications and Information, abbreviations: [MCI], from: 2012-11-01, to: 2024-07-07, minister: Minister for Communications and Information}
  - {name: Ministry of Health, abbreviations: [MOH], from: unknown, to: open, minister: Minister for Health}
)";

constexpr std::string_view taxonomy_text = R"(
categories:
  - value: joint-statement
    label: Joint Statement
    overrides_folder: true
    synonyms: [Joint Statements]
    titles: ['^joint (ministerial )?statement\b']
  - value: transcript
    label: Transcript
    overrides_folder: true
    titles: ['^transcript of (?!speech)', '\bwrap up interview\b']
  - value: parliamentary-question
    label: Parliamentary Question
    synonyms: [Parliament QAs]
    folders: [parliamentary-questions]
    titles: ['\bPQs? on\b']
  - value: press-release
    label: Press Release
    folders: [press-releases]
  - value: speech
    label: Speech
    synonyms: [Speeches]
    folders: [speeches]
    titles: ['^speech by\b']
  - value: public-consultation
    label: Public Consultation
    folders: [public-consultation]
topics:
  - {value: Cyber Security, synonyms: [Cybersecurity]}
title_notes: ['^embargo(ed)?\b']
title_labels: ['^annex( [a-z])?$', '^press release:$']
)";

/// Test programs run side by side: the name is random.
std::filesystem::path new_directory() {
  std::random_device random;
  const auto directory = std::filesystem::temp_directory_path() /
                         ("dossier-metadata-" + std::to_string(random()) + std::to_string(random()));
  std::filesystem::create_directories(directory);
  return directory;
}

void add_paragraph(std::vector<Paragraph>& paragraphs, std::string text) {
  Paragraph paragraph;
  if (text.starts_with("# ")) {
    paragraph.kind = ParagraphKind::heading;
    text.erase(0, 2);
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && text.compare(digits, 2, ". ") == 0) {
    paragraph.number = text.substr(0, digits);
    text.erase(0, digits + 2);
  }
  paragraph.text = std::move(text);
  paragraphs.push_back(std::move(paragraph));
}

}  // namespace

TemporaryFile::TemporaryFile(std::string_view text, std::string_view name)
    : directory_(new_directory()), path_(directory_ / name) {
  std::ofstream(path_, std::ios::binary) << text;
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

const Authority& authority() {
  static const Authority loaded = [] {
    const TemporaryFile file(authority_text);
    const std::vector<std::filesystem::path> files{file.path()};
    return load_authority(files);
  }();
  return loaded;
}

const Taxonomy& taxonomy() {
  static const Taxonomy loaded = load_taxonomy(TemporaryFile(taxonomy_text, "taxonomy.yaml").path());
  return loaded;
}

const Resolver& resolver() {
  static const Resolver built(authority(), taxonomy());
  return built;
}

RawMetadata raw_of(const Sample& sample) {
  RawMetadata raw;
  raw.id = sample.id;
  raw.raw.front_matter = sample.front_matter;
  std::size_t begin = 0;
  while (begin < sample.text.size()) {
    const std::size_t end = std::min(sample.text.find("\n\n", begin), sample.text.size());
    add_paragraph(raw.raw.paragraphs, sample.text.substr(begin, end - begin));
    begin = end + 2;
  }
  return raw;
}

DocumentRecord resolve(const Sample& sample) {
  RawMetadata raw = raw_of(sample);
  return resolver().resolve(raw);
}

Provenance provenance_of(const DocumentRecord& record, std::string_view field) {
  for (const Provenance& provenance : record.provenance) {
    if (provenance.field == field) return provenance;
  }
  return {};
}

}  // namespace dossier::metadata::fixture
