// SPDX-License-Identifier: GPL-2.0-or-later
// How do tests make small documents of foreign formats?
#include "fixtures.h"

#include <fmt/format.h>
#include <zip.h>

#include <doctest/doctest.h>

namespace dossier::test {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, content] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  REQUIRE(zip_close(archive) == 0);
  std::string bytes;
  REQUIRE(zip_source_open(target) == 0);
  zip_source_seek(target, 0, SEEK_END);
  bytes.resize(static_cast<std::size_t>(zip_source_tell(target)));
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string pdf_of_objects(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t table = pdf.size();
  pdf += fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (const std::size_t offset : offsets) pdf += fmt::format("{:010} 00000 n \n", offset);
  pdf += fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                     trailer, table);
  return pdf;
}

std::string pdf_of(const std::vector<std::vector<PdfText>>& pages, const std::string& info) {
  // 1 catalog, 2 pages, 3 and 4 fonts, 5 information, then each page and its content.
  constexpr std::size_t first_page = 6;
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", first_page + 2 * i);
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
      fmt::format("<< {} >>", info)};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string content;
    for (const PdfText& text : pages[i])
      content += fmt::format("BT /{} {} Tf {} {} {} Tm ({}) Tj ET\n", text.is_bold ? "F2" : "F1", text.size,
                             text.is_sideways ? "0 1 -1 0" : "1 0 0 1", text.left, 800 - text.top, text.text);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << "
                    "/Font << /F1 3 0 R /F2 4 0 R >> >> >>",
                    first_page + 2 * i + 1));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
  }
  return pdf_of_objects(objects, "/Info 5 0 R");
}

}  // namespace dossier::test
