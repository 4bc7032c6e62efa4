// SPDX-License-Identifier: GPL-2.0-or-later
// What does a PDF say, and what of itself?
#include "foreign/pdf.h"

#include "extract/paragraphs.h"
#include "foreign/pdf_page.h"
#include "foreign/pdf_text.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <limits>
#include <memory>
#include <utility>

namespace dossier::foreign {
namespace {

/// Beyond this a page is a drawing, and its order of words means nothing.
constexpr std::size_t max_words_of_page = 200'000;
constexpr std::size_t max_words = 5'000'000;
constexpr int max_pages = 20'000;

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return text::to_valid_utf8({bytes.data(), bytes.size()});
}

bool is_bold_font(const std::string& name) {
  const std::string lower = text::ascii_lower(name);
  return lower.find("bold") != std::string::npos || lower.find("black") != std::string::npos ||
         lower.find("heavy") != std::string::npos;
}

PdfWord word_of(const poppler::text_box& box) {
  PdfWord word;
  word.text = utf8_of(box.text());
  const poppler::rectf place = box.bbox();
  word.left = place.left();
  word.right = place.right();
  word.top = place.top();
  word.bottom = place.bottom();
  word.has_space_after = box.has_space_after();
  if (box.has_font_info()) {
    word.font_size = box.get_font_size();
    word.is_bold = is_bold_font(box.get_font_name());
  }
  return word;
}

/// Whether a word stands where a page can be. Places are counted in steps: one far out would take for ever.
bool is_on_paper(const PdfWord& word) {
  constexpr double farthest = 20'000;  // points; no page is larger than 14,400 (ISO 32000-1, annex C)
  const auto is_near = [](double place) { return std::abs(place) <= farthest; };
  return is_near(word.left) && is_near(word.right) && is_near(word.top) && is_near(word.bottom);
}

/// How often most words of a page are turned by a right angle: a wide table is often set sideways. What is
/// turned otherwise is a label of a drawing or a mark in the margin.
int main_rotation(const std::vector<poppler::text_box>& boxes) {
  std::array<std::size_t, 4> counts{};
  for (const poppler::text_box& box : boxes)
    if (box.rotation() >= 0) ++counts[static_cast<std::size_t>(box.rotation()) % counts.size()];
  return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

/// Turns a page by a right angle, so that what was read upwards is read from left to right.
void turn(PdfPage& page) {
  for (PdfWord& word : page.words) {
    const PdfWord before = word;
    word.left = page.height - before.bottom;
    word.right = page.height - before.top;
    word.top = before.left;
    word.bottom = before.right;
  }
  std::swap(page.width, page.height);
}

PdfPage read_page(const poppler::document& source, int number) {
  PdfPage page;
  const std::unique_ptr<poppler::page> read(source.create_page(number));
  if (read == nullptr) return page;
  const poppler::rectf area = read->page_rect();
  page.width = area.width();
  page.height = area.height();
  const auto orientation = read->orientation();
  if (orientation == poppler::page::landscape || orientation == poppler::page::seascape)
    std::swap(page.width, page.height);
  const auto boxes = read->text_list(poppler::page::text_list_include_font);
  const int rotation = main_rotation(boxes);
  for (const poppler::text_box& box : boxes) {
    if (page.words.size() >= max_words_of_page) break;
    if (box.rotation() != rotation) continue;
    PdfWord word = word_of(box);
    if (is_on_paper(word)) page.words.push_back(std::move(word));
  }
  for (int turned = rotation; turned % 4 != 0; ++turned) turn(page);
  return page;
}

std::vector<PdfPage> read_pages(const poppler::document& source, std::vector<std::string>& warnings) {
  const int count = std::min(source.pages(), max_pages);
  if (source.pages() > max_pages)
    warnings.push_back(fmt::format("only the first {} pages are read", max_pages));
  std::vector<PdfPage> pages;
  std::size_t words = 0;
  for (int number = 0; number < count; ++number) {
    pages.push_back(read_page(source, number));
    words += pages.back().words.size();
    if (words > max_words)
      throw Error(ErrorCode::invalid_argument, fmt::format("more than {} words", max_words));
  }
  return pages;
}

std::string iso_day(time_t when) {
  std::tm day{};
  if (when <= 0 || ::gmtime_r(&when, &day) == nullptr) return {};
  return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

void add_property(extract::RawDocument& document, std::string name, std::string_view value) {
  constexpr std::size_t longest = 10'000;
  std::string cleaned = text::clean_spaces(value.substr(0, longest));
  if (!cleaned.empty()) document.properties.emplace_back(std::move(name), text::to_valid_utf8(cleaned));
}

/// What programs note in a file is often left from another one, so it has names of its own, which say so.
void read_properties(const poppler::document& source, extract::RawDocument& document) {
  add_property(document, "file:title", utf8_of(source.get_title()));
  add_property(document, "file:author", utf8_of(source.get_author()));
  add_property(document, "file:subject", utf8_of(source.get_subject()));
  add_property(document, "file:keywords", utf8_of(source.get_keywords()));
  constexpr auto unset = static_cast<time_t>(-1);
  if (const auto created = source.get_creation_date_t(); created != unset)
    add_property(document, "file:created", iso_day(created));
  if (const auto changed = source.get_modification_date_t(); changed != unset)
    add_property(document, "file:modified", iso_day(changed));
}

void check_text(const std::vector<PdfPage>& pages, std::vector<std::string>& warnings) {
  const auto bare =
      std::count_if(pages.begin(), pages.end(), [](const PdfPage& page) { return page.words.empty(); });
  const auto count = static_cast<std::ptrdiff_t>(pages.size());
  if (bare == count)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("none of its {} pages holds text: it is scanned, or a drawing", count),
                "run it through text recognition first, for example with ocrmypdf");
  if (bare * 2 > count) warnings.push_back(fmt::format("{} of its {} pages hold no text", bare, count));
}

}  // namespace

extract::RawDocument extract_pdf(std::string_view bytes) {
  // poppler would write what it thinks of a file to standard error.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw Error(ErrorCode::invalid_argument, "a PDF of more than 2 GiB");
  const std::unique_ptr<poppler::document> source(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (source == nullptr) throw Error(ErrorCode::invalid_argument, "the PDF is damaged, or cut short");
  if (source->is_locked())
    throw Error(ErrorCode::invalid_argument, "the PDF is encrypted, and its password is not known",
                "remove the password, for example with qpdf --decrypt");
  extract::RawDocument document;
  read_properties(*source, document);
  if (source->pages() <= 0) throw Error(ErrorCode::invalid_argument, "the PDF has no pages");
  std::vector<PdfPage> pages = read_pages(*source, document.warnings);
  check_text(pages, document.warnings);
  document.paragraphs = extract::make_paragraphs(blocks_of_pages(std::move(pages)));
  return document;
}

}  // namespace dossier::foreign
