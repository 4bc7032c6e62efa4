// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a row stand above one another, in lines of their own?
#pragma once

#include "foreign/pdf_page.h"

namespace dossier::foreign {

/// Brings the words of a row that goes from left to right into reading order: where a label in larger letters
/// is centred beside a cell of two lines, one row holds both lines, and their words alternate.
void order_stacked_words(PdfRow& row);

}  // namespace dossier::foreign
