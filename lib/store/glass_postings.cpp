// SPDX-License-Identifier: GPL-2.0-or-later
// How do posting lists, document lengths, term lists and values lie in a Xapian glass database?
#include "store/glass_postings.h"

#include "store/glass_codec.h"

#include <algorithm>

namespace dossier::store::glass {
namespace {

/// A chunk is closed when it has this many bytes, as in Xapian.
constexpr std::size_t posting_chunk_bytes = 2000;

/// Keys that belong to no term begin with a zero byte and a kind.
constexpr std::string_view lengths_key("\0\xe0", 2);
constexpr std::string_view value_statistics_key("\0\xd0", 2);
constexpr std::string_view value_chunk_key("\0\xd8", 2);

}  // namespace

void PostingListWriter::begin(std::string_view term, std::uint32_t count, std::uint64_t total) {
  key_.clear();
  if (term.empty()) {
    key_ = lengths_key;
  } else {
    append_term(key_, term);
  }
  key_length_ = key_.size();
  head_.clear();
  append_number(head_, count);
  append_number(head_, total);
  is_first_chunk_ = true;
  chunk_.clear();
}

void PostingListWriter::add(std::uint32_t document, std::uint32_t frequency) {
  if (chunk_.size() >= posting_chunk_bytes) write_chunk(false);
  if (chunk_.empty()) {
    first_ = document;
  } else {
    append_number(chunk_, document - last_ - 1);
  }
  append_number(chunk_, frequency);
  last_ = document;
}

void PostingListWriter::write_chunk(bool is_last) {
  tag_.clear();
  if (is_first_chunk_) {
    tag_ = head_;
    append_number(tag_, first_ - 1);
  } else {
    key_.resize(key_length_);
    if (key_.front() != '\0') key_ += '\0';  // ends the term
    append_sortable(key_, first_);
  }
  append_flag(tag_, is_last);
  append_number(tag_, last_ - first_);
  tag_ += chunk_;
  table_.add(key_, tag_);
  is_first_chunk_ = false;
  chunk_.clear();
}

void TermListEncoder::begin(std::uint64_t length, std::size_t terms) {
  out_.clear();
  is_first_ = true;
  append_number(out_, length);
  append_number(out_, terms);
}

void TermListEncoder::add(std::string_view term, std::uint32_t frequency) {
  if (is_first_) {
    is_first_ = false;
    out_ += static_cast<char>(term.size());
    out_ += term;
    append_number(out_, frequency);
    previous_ = term;
    return;
  }
  const auto differs = std::mismatch(previous_.begin(), previous_.end(), term.begin(), term.end());
  const auto reused = static_cast<std::size_t>(differs.second - term.begin());
  // A small frequency shares the byte of the reused length.
  constexpr std::uint32_t too_frequent = 127;
  const std::size_t shared =
      frequency < too_frequent ? (frequency + std::size_t{1}) * (previous_.size() + 1) + reused : 256;
  const bool is_shared = shared < 256;
  out_ += static_cast<char>(is_shared ? shared : reused);
  out_ += static_cast<char>(term.size() - reused);
  out_ += term.substr(reused);
  if (!is_shared) append_number(out_, frequency);
  previous_ = term;
}

std::string document_key(std::uint32_t document) {
  std::string key;
  append_sortable(key, document);
  return key;
}

std::string slots_key(std::uint32_t document) {
  return document_key(document) + '\0';
}

void ValueStream::append(std::uint32_t document, std::string_view value) {
  if (chunk_.empty()) {
    first_ = document;
  } else {
    append_number(chunk_, document - last_ - 1);
  }
  append_text(chunk_, value);
  last_ = document;
  if (count_ == 0 || value < smallest_) smallest_ = value;
  if (count_ == 0 || value > largest_) largest_ = value;
  ++count_;
}

std::string ValueStream::chunk_key() const {
  std::string key(value_chunk_key);
  append_number(key, slot_);
  append_sortable(key, first_);
  return key;
}

std::string ValueStream::statistics_key() const {
  std::string key(value_statistics_key);
  for (std::uint32_t rest = slot_; rest != 0; rest >>= 8U) key += static_cast<char>(rest);
  return key;
}

std::string ValueStream::statistics() const {
  std::string tag;
  append_number(tag, count_);
  append_text(tag, smallest_);
  if (largest_ != smallest_) tag += largest_;
  return tag;
}

}  // namespace dossier::store::glass
