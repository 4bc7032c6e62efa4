// SPDX-License-Identifier: GPL-2.0-or-later
// How do the words of documents come from one database's forward index into another's?
#include "index/carry_words.h"

#include "index/postings.h"
#include "store/index_directory.h"
#include "store/stored_document.h"
#include "support/file.h"

#include <dossier/error.h>

#include <string>

namespace dossier::index {

store::ForwardIndex load_words(const Xapian::Database& database, const std::filesystem::path& generation) {
  if (auto words = store::open_forward_index(database, generation)) return std::move(*words);
  return store::rebuild_forward_index(database, make_words);
}

store::ForwardIndex words_of_build(const std::filesystem::path& database) {
  const std::string uuid = Xapian::Database(database.string()).get_uuid();
  if (auto words = store::ForwardIndex::open(database, uuid, {})) return std::move(*words);
  throw Error(ErrorCode::internal, "the words of new documents cannot be read back");
}

store::WordSequence words_of(const Xapian::Database& database, const store::ForwardIndex& words,
                             store::DocumentNumber number) {
  if (!words.words(number).has_unknown_words()) return words.sequence(number);
  return make_words(store::decode_document(database.get_document(number).get_data()));
}

void carry_words(const Xapian::Database& database, const store::ForwardIndex& from,
                 store::DocumentNumber first, store::DocumentNumber last,
                 const std::function<bool(store::DocumentNumber)>& is_kept, store::ForwardIndexWriter& to) {
  for (store::DocumentNumber number = first; number <= last; ++number)
    to.add(is_kept(number) ? words_of(database, from, number) : store::WordSequence{});
}

void write_later_words(const std::filesystem::path& generation, const std::string& uuid,
                       std::uint64_t revision, const store::LaterWords& later) {
  support::replace_file(store::later_words_file(generation, revision),
                        store::wrap_sidecar(store::later_words_kind, uuid, store::encode_later(later)));
}

}  // namespace dossier::index
