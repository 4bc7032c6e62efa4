// SPDX-License-Identifier: GPL-2.0-or-later
// Can a CSV record file do harm?
#include "memory_file.h"
#include "source/records.h"
#include "target.h"
#include "text/unicode.h"

void dossier::fuzz::run(std::string_view input) {
  const MemoryFile file(input);
  const source::RecordLimits limits{.max_record_bytes = 4096};
  std::size_t last_line = 0;
  source::read_csv(file.path(), limits, [&](source::SourceRecord&& record) {
    require(record.line > last_line);
    last_line = record.line;
    require(!record.error.empty() || !record.document.id.empty());
    require(text::is_valid_utf8(record.document.text));
  });
}
