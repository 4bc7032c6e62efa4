// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the documents that files turn out to hold does the index take, and what does it lose?
#include "index/acceptance.h"

#include "index/emptied.h"
#include "index/limits.h"
#include "index/moves.h"
#include "index/refusals.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace dossier::index {

void Acceptance::expect(const Plan& plan) {
  for (const PlannedFile& planned : plan.to_read) unread_.insert(planned.file.id);
  for (const std::string& key : plan.vanished) {
    for (const auto& document : store::Manifest::file(*writer_.manifest().find(key)).documents) {
      if (owners_.of(document.id) == key) orphans_.add(document, key, Orphans::Cause::gone);
    }
    changes_[key] = std::nullopt;
  }
}

void Acceptance::take(const PlannedFile& planned, Prepared&& prepared, Reading reading) {
  if (&planned != open_) {
    close();
    open(planned);
  }
  accept(std::move(prepared));
  end_reading(reading);
}

void Acceptance::open(const PlannedFile& planned) {
  open_ = &planned;
  next_ids_.clear();
  known_reasons_.clear();
  keeps_unseen_ = false;
  if (planned.known)
    for (const auto& failure : planned.known->failures) known_reasons_.insert(failure.reason);
  is_reopened_ = false;
  is_undone_ = false;
  is_empty_ = planned.file.stamp.size == 0;
  next_ = {};
  next_.root = planned.root;
  next_.stamp = planned.file.stamp;
  next_.format = extract::format_name(planned.format);
  next_.extractor_version = extract::extractor_version(planned.format);
  next_.limits = limits_of(options_);
}

void Acceptance::close() {
  if (open_ == nullptr) return;
  if (is_undone_) {  // as if it had not been listed: the next run finds it as this one did
    open_ = nullptr;
    return;
  }
  if (is_reopened_) {
    const auto is_missing = [&](const std::string& id) { return !next_ids_.contains(id); };
    if (std::any_of(wanted_.begin(), wanted_.end(), is_missing))
      read_next_time(next_);  // it changed meanwhile
  } else {
    settle_unseen();
    if (!open_->moved_from.empty()) finish_move();
    unread_.erase(open_->file.id);
    ++files_;
  }
  changes_[open_->file.id] = std::move(next_);
  open_ = nullptr;
}

std::map<const PlannedFile*, IdSet> Acceptance::take_refused() {
  return std::exchange(refused_, {});
}

const IdSet& Acceptance::reopen(const PlannedFile& planned, const IdSet& refused) {
  open(planned);
  is_reopened_ = true;
  next_ = std::move(changes_.at(planned.file.id).value());
  for (const auto& document : next_.documents) next_ids_.insert(document.id);
  wanted_.clear();
  for (const std::string& id : refused) {
    const auto owner = owners_.of(id);
    if (!owner)
      wanted_.insert(id);
    else if (unread_.contains(*owner))
      read_next_time(next_);  // the run was stopped before that was known: the next one decides
    else
      fail(0, refusal(id, *owner));
  }
  return wanted_;
}

void Acceptance::end_reading(Reading reading) {
  if (reading == Reading::done) return;
  read_next_time(next_);
  keeps_unseen_ = true;  // of a file that is being written, too: the rest may come
  if (reading == Reading::stopped) report_.stopped = true;
}

/// Whether a file is empty, or a record file without records, that had some. An export that failed looks
/// like that.
bool Acceptance::is_suddenly_empty() const {
  if (is_empty_ && may_not_be_empty(*open_, options_)) return true;
  return is_record_file(open_->format) && !open_->known->documents.empty() && next_.documents.empty() &&
         next_.failures.empty() && !refused_.contains(open_) && !options_.allow_empty;
}

/// What the file had before and did not show now may be in another one.
void Acceptance::settle_unseen() {
  if (!open_->known) return;
  const std::string& key = open_->file.id;
  const auto cause = keeps_unseen_         ? Orphans::Cause::unreadable
                     : is_suddenly_empty() ? Orphans::Cause::suddenly_nothing
                                           : Orphans::Cause::gone;
  for (const auto& document : open_->known->documents)
    if (!next_ids_.contains(document.id) && owners_.of(document.id) == key)
      orphans_.add(document, key, cause);
}

/// Takes the documents of a moved file away from where it was.
void Acceptance::finish_move() {
  const std::string& old_key = open_->moved_from;
  const store::ManifestFile before = store::Manifest::file(*writer_.manifest().find(old_key));
  if (keeps_unseen_ && next_.documents.empty()) {
    // It went away between two looks: what was indexed stays until the next run, which sees what is there.
    next_.stamp = {};
    return;
  }
  for (const auto& document : before.documents) {
    if (owners_.of(document.id) != old_key || !writer_.erase(document.id)) continue;
    owners_.release(document.id);
    orphans_.free(document.id);
    std::string new_id = moved_id(document.id, old_key, open_->file.id);
    if (next_ids_.contains(new_id))
      writer_.note_move(document.id, std::move(new_id));
    else
      ++report_.removed;
  }
  changes_[old_key] = std::nullopt;
}

void Acceptance::accept(Prepared&& prepared) {
  const std::string& key = open_->file.id;
  if (const auto format = extract::format_with_name(prepared.format)) {
    next_.format = prepared.format;
    next_.extractor_version = extract::extractor_version(*format);
  }
  if (is_reopened_ && prepared.content_hash != next_.content_hash)
    read_next_time(next_);  // it changed between the two looks
  else if (!prepared.content_hash.empty())
    next_.content_hash = prepared.content_hash;
  // A permission may come back without a trace in size and time: the next run tries again.
  if (prepared.is_unreadable) end_reading(Reading::unreadable);
  if (prepared.is_gone) end_reading(Reading::overtaken);
  if (prepared.is_undone) {
    is_undone_ = !is_record_file(open_->format);
    return end_reading(Reading::stopped);
  }
  is_empty_ = is_empty_ || prepared.is_empty;
  if (prepared.is_unchanged && !is_reopened_) return accept_unchanged();
  if (!prepared.failures.empty()) keeps_unseen_ = true;
  if (!is_reopened_) {
    for (auto& warning : prepared.warnings) report_.warnings.push_back({key, std::move(warning)});
    for (const auto& failure : prepared.failures) fail(failure.line, failure.reason);
  }
  if (is_empty_ && may_not_be_empty(*open_, options_)) return;
  for (auto& document : prepared.documents) accept_document(std::move(document));
}

void Acceptance::accept_unchanged() {
  const store::ManifestFile& before = *open_->known;
  next_.documents = before.documents;
  for (const auto& document : before.documents) next_ids_.insert(document.id);
  next_.failures = before.failures;
  next_.limits = before.limits;
  report_.unchanged += before.documents.size();
  for (const auto& failure : before.failures)
    report_.known_failed.push_back({named(failure.line), failure.reason});
}

void Acceptance::accept_document(PreparedDocument&& document) {
  const std::string& key = open_->file.id;
  if (is_reopened_ && !wanted_.contains(document.id)) return;
  const auto owner = owners_.of(document.id);
  if (owner && *owner != key && unread_.contains(*owner)) {
    refused_[open_].insert(std::move(document.id));  // for now: it may have gone from there to here
    return;
  }
  if ((owner && *owner != key) || !next_ids_.insert(document.id).second)
    return fail(document.line, refusal(document.id, owner.value_or(key)));
  if (!owner) owners_.claim(document.id, key);
  next_.documents.push_back({document.id, document.content_hash});
  ++documents_;
  if (document.is_unchanged) {
    ++report_.unchanged;
    return;
  }
  const bool is_moved = !open_->moved_from.empty() || orphans_.contains(document.id);
  ++(owner ? report_.updated : is_moved ? report_.moved : report_.added);
  writer_.put(std::move(document));
}

/// Each failure that the file had before excuses one of now.
void Acceptance::fail(std::size_t line, const std::string& reason) {
  next_.failures.push_back({line, reason});
  const auto known = known_reasons_.find(reason);
  auto& issues = known != known_reasons_.end() ? report_.known_failed : report_.failed;
  if (known != known_reasons_.end()) known_reasons_.erase(known);
  issues.push_back({named(line), reason});
}

/// A line of the open file, or all of it.
std::string Acceptance::named(std::size_t line) const {
  return line == 0 ? open_->file.id : fmt::format("{}:{}", open_->file.id, line);
}

}  // namespace dossier::index
