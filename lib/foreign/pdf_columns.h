// SPDX-License-Identifier: GPL-2.0-or-later
// Where do columns of prose part on a page?
#pragma once

#include "foreign/pdf_page.h"

#include <optional>
#include <vector>

namespace dossier::foreign {

/// Where the gap between two columns of prose is. None when there are none; the columns of a table are none.
[[nodiscard]] std::optional<double> find_column_gap(const std::vector<PdfRow>& rows);

/// Of each row, whether it goes over the columns that part at a place.
[[nodiscard]] std::vector<bool> find_wide_rows(const std::vector<PdfRow>& rows, double place);

}  // namespace dossier::foreign
