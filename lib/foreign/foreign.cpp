// SPDX-License-Identifier: GPL-2.0-or-later
// Which reader reads which foreign format?
#include "foreign/foreign.h"

#include "foreign/akoma_ntoso.h"
#include "foreign/docx.h"
#include "foreign/email.h"
#include "foreign/odt.h"
#include "foreign/pdf.h"
#include "foreign/rtf.h"

#include <dossier/error.h>

namespace dossier::foreign {

extract::RawDocument extract_foreign(extract::Format format, std::string_view bytes) {
  switch (format) {
    case extract::Format::pdf:
      return extract_pdf(bytes);
    case extract::Format::docx:
      return extract_docx(bytes);
    case extract::Format::odt:
      return extract_odt(bytes);
    case extract::Format::rtf:
      return extract_rtf(bytes);
    case extract::Format::email:
      return extract_email(bytes);
    case extract::Format::akoma_ntoso:
      return extract_akoma_ntoso(bytes);
    default:
      break;
  }
  throw Error(ErrorCode::internal, "a format that is no foreign one was given to the extractor");
}

}  // namespace dossier::foreign
