// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier backup` copy an index?
#include "command.h"
#include "common_options.h"

#include "render/display_text.h"
#include "render/text.h"

#include <dossier/error.h>
#include <dossier/maintenance.h>

#include <fmt/format.h>

namespace dossier::cli {

std::span<const Option> backup_option_table() {
  static constexpr Option rows[] = {index_row, {"quiet", "", "say nothing unless it failed"}};
  return rows;
}

ExitStatus run_backup(const CommandLine& line, Output& out) {
  if (line.words().size() != 1)
    throw Error(ErrorCode::invalid_argument, "backup takes one folder",
                "for example: dossier backup /backup/dossier-2024-05-01");
  const auto& destination = line.words().front();
  const auto report = backup_index(index_directory(line.value("index")), destination);
  if (!line.has("quiet"))
    out.buffer() += fmt::format("copied {}, {}, to '{}'\n", render::counted(report.documents, "document"),
                                render::byte_size(report.bytes), render::printable(destination));
  return ExitStatus::done;
}

}  // namespace dossier::cli
