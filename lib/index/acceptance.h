// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the documents that files turn out to hold does the index take, and what does it lose?
#pragma once

#include "index/file_reader.h"
#include "index/orphans.h"
#include "index/owners.h"
#include "index/plan.h"
#include "index/prepare.h"
#include "index/writer.h"
#include "store/manifest.h"

#include <dossier/indexer.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dossier::index {

/// Takes what files hold, file after file, into the index and its manifest. A document belongs to one file.
/// One that another file had, which is not read yet, is refused for now, and that file looked at again.
class Acceptance {
 public:
  /// \param changes what the run makes of the manifest \param report what it tells
  Acceptance(Writer& writer, const IndexerOptions& options, store::ManifestChanges& changes,
             IndexReport& report)
      : writer_(writer),
        options_(options),
        changes_(changes),
        report_(report),
        owners_(writer),
        orphans_(writer, owners_, changes, report) {}

  /// Before anything is taken: files that will be read, and keys of those that are gone. The documents of
  /// these are free for whoever has them now. `plan` must outlive this.
  void expect(const Plan& plan);

  /// Takes a file or a part of it; the parts of one follow each other.
  void take(const PlannedFile& planned, Prepared&& prepared, Reading reading);

  /// Ends the file that was taken last.
  void close();

  /// Files that were refused something for now; none afterwards.
  [[nodiscard]] std::map<const PlannedFile*, IdSet> take_refused();

  /// Opens a file a second time, which was closed once. \returns those of the refused ids that it can have
  /// now; valid until `close`
  [[nodiscard]] const IdSet& reopen(const PlannedFile& planned, const IdSet& refused);

  /// Decides about documents that no file showed, when everything is read that will be.
  void settle() { orphans_.settle(); }

  [[nodiscard]] std::size_t files() const { return files_; }
  [[nodiscard]] std::size_t documents() const { return documents_; }

 private:
  void open(const PlannedFile& planned);
  void accept(Prepared&& prepared);
  void accept_unchanged();
  void accept_document(PreparedDocument&& document);
  void end_reading(Reading reading);
  void fail(std::size_t line, const std::string& reason);
  [[nodiscard]] std::string named(std::size_t line) const;
  [[nodiscard]] bool is_suddenly_empty() const;
  void settle_unseen();
  void finish_move();

  Writer& writer_;
  const IndexerOptions& options_;
  store::ManifestChanges& changes_;
  IndexReport& report_;
  Owners owners_;
  Orphans orphans_;

  /// The file whose results are being taken, and what becomes of it.
  const PlannedFile* open_ = nullptr;
  /// For the second time: only for the sake of `wanted_`.
  bool is_reopened_ = false;
  IdSet wanted_;
  store::ManifestFile next_;
  std::unordered_set<std::string> next_ids_;
  std::multiset<std::string, std::less<>> known_reasons_;
  bool keeps_unseen_ = false;
  /// The run is to stop, and nothing was done about it.
  bool is_undone_ = false;
  /// It holds nothing now, as it was listed or as it was read.
  bool is_empty_ = false;

  /// Files that are still to be read; and by file, what was refused because one of these had it before.
  std::unordered_set<std::string_view> unread_;
  std::map<const PlannedFile*, IdSet> refused_;
  std::size_t files_ = 0;
  std::size_t documents_ = 0;
};

}  // namespace dossier::index
