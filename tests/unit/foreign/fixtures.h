// SPDX-License-Identifier: GPL-2.0-or-later
// How do tests make small documents of foreign formats?
#pragma once

#include <dossier/error.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::test {

/// What a call fails with; "none" when it does not.
template <class Function>
std::string fault_of(Function function) {
  try {
    static_cast<void>(function());
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

/// A ZIP archive of names and contents.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

/// Text on a page of a PDF, at a distance from the left and from the top of a page of 600 by 800 points.
struct PdfText {
  double left = 50;
  double top = 100;
  std::string text;
  double size = 10;
  bool is_bold = false;
  /// Whether it is read upwards.
  bool is_sideways = false;
};

/// A PDF whose pages hold these texts in Helvetica. \param info entries of its information dictionary
std::string pdf_of(const std::vector<std::vector<PdfText>>& pages, const std::string& info = {});

/// A PDF of objects, numbered from 1, the first of them the catalog.
std::string pdf_of_objects(const std::vector<std::string>& objects, const std::string& trailer = {});

}  // namespace dossier::test
