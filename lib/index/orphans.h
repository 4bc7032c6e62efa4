// SPDX-License-Identifier: GPL-2.0-or-later
// What becomes of documents that their file does not show any more?
#pragma once

#include "index/owners.h"
#include "index/writer.h"
#include "store/manifest.h"

#include <dossier/indexer.h>

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace dossier::index {

/// Gathers, as a run goes on, the documents that files had before and do not show now. Another file may claim
/// them. At the end they stay with their file, go, or are left to the next run.
class Orphans {
 public:
  /// \param changes what the run makes of the manifest \param report what it tells
  Orphans(Writer& writer, Owners& owners, store::ManifestChanges& changes, IndexReport& report)
      : writer_(writer), owners_(owners), changes_(changes), report_(report) {}

  /// Why a file does not show a document.
  enum class Cause {
    gone,              ///< the file is read to its end, or gone
    unreadable,        ///< what could not be read may hold it: it stays unless another file claims it
    suddenly_nothing,  ///< the file holds no documents at all now: likewise, and it is told
  };

  /// Takes a document from the file `key`, which has it so far.
  void add(const store::ManifestDocument& document, const std::string& key, Cause cause);

  /// Notes that an id is free for another reason.
  void free(const std::string& id) { freed_.insert(id); }

  [[nodiscard]] bool contains(std::string_view id) const { return orphans_.contains(id); }

  /// Decides about all of them, when everything is read that will be.
  void settle();

 private:
  using Ids = std::set<std::string, std::less<>>;

  struct Orphan {
    std::string content_hash;
    /// Of its file.
    std::string key;
    Cause cause = Cause::gone;
  };

  [[nodiscard]] bool is_free(std::string_view id);
  bool wake(store::ManifestFile& file, Ids& refused);
  [[nodiscard]] Ids wake_refused();
  void give_back(const std::string& id, const Orphan& orphan);
  void tell_kept();
  void tell_nothing(const std::string& key, store::ManifestFile& file);

  Writer& writer_;
  Owners& owners_;
  store::ManifestChanges& changes_;
  IndexReport& report_;

  std::map<std::string, Orphan, std::less<>> orphans_;
  Ids freed_;
  /// Keys of files that hold no documents now where they held some.
  Ids holding_nothing_;
  /// How many documents files keep that they do not show.
  std::map<std::string, std::size_t> kept_;
};

}  // namespace dossier::index
