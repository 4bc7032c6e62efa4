// SPDX-License-Identifier: GPL-2.0-or-later
// How is work spread over threads while its results stay in order and memory bounded?
#pragma once

#include <dossier/indexer.h>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier::index {

/// Threads that these options ask for.
[[nodiscard]] inline unsigned thread_count(const IndexerOptions& options) {
  return options.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

/// Jobs under way for each worker: enough to keep it busy, few enough to bound memory.
inline constexpr std::size_t jobs_per_worker = 4;

/// The bytes of text that may be under way in all jobs, unless one job alone has more: on its way to postings
/// a text takes up to eight times its size.
[[nodiscard]] inline std::size_t most_text_under_way(const IndexerOptions& options) {
  constexpr std::size_t share_of_memory = 12;
  return options.max_memory_bytes / share_of_memory;
}

/// Threads that turn inputs into outputs. One thread submits and takes; outputs come in the order of
/// submission.
template <class Input, class Output>
class OrderedWorkers {
 public:
  /// \param work called as work(input, worker) with the worker's number, from 0
  OrderedWorkers(unsigned threads, std::function<Output(Input&&, unsigned)> work)
      : work_(std::move(work)), wake_(threads) {
    idle_.reserve(threads);
    for (unsigned worker = 0; worker < threads; ++worker)
      threads_.emplace_back([this, worker](const std::stop_token& stop) { serve(stop, worker); });
  }
  ~OrderedWorkers() {
    for (auto& thread : threads_) thread.request_stop();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  /// \param bytes what the input counts for in `is_full`
  void submit(Input input, std::size_t bytes) {
    bytes_ += bytes;
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::make_shared<Job>(std::move(input), bytes));
    waiting_.push_back(jobs_.back());
    if (idle_.empty()) return;
    // The one that worked last: with little to do few work, and only they keep memory from what they did.
    const unsigned worker = idle_.back();
    idle_.pop_back();
    wake_[worker].notify_one();
  }

  /// Inputs whose outputs have not been taken.
  [[nodiscard]] std::size_t pending() const { return jobs_.size(); }

  /// Whether an output should be taken before more is submitted: every worker has enough to do, or this input
  /// and the pending ones would have more bytes than `max_bytes`.
  [[nodiscard]] bool is_full(std::size_t bytes, std::size_t max_bytes) const {
    return pending() >= jobs_per_worker * threads_.size() || (pending() > 0 && bytes_ + bytes > max_bytes);
  }

  /// The output of the oldest input, waited for; an exception of its work is rethrown here.
  Output take() {
    std::unique_lock lock(mutex_);
    const auto job = jobs_.front();
    jobs_.pop_front();
    bytes_ -= job->bytes;
    job_done_.wait(lock, [&] { return job->output || job->failure; });
    if (job->failure) std::rethrow_exception(job->failure);
    return std::move(*job->output);
  }

 private:
  struct Job {
    Job(Input&& given, std::size_t size) : input(std::move(given)), bytes(size) {}
    Input input;
    std::size_t bytes = 0;
    std::optional<Output> output;
    std::exception_ptr failure;
  };

  void serve(const std::stop_token& stop, unsigned worker) {
    while (auto job = next(stop, worker)) {
      std::optional<Output> output;
      std::exception_ptr failure;
      try {
        output.emplace(work_(std::move(job->input), worker));
      } catch (...) {
        failure = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      job->output = std::move(output);
      job->failure = std::move(failure);
      job_done_.notify_one();
      job.reset();  // before it can be taken: who takes it is the last to look at its exception, and ends it
    }
  }

  std::shared_ptr<Job> next(const std::stop_token& stop, unsigned worker) {
    std::unique_lock lock(mutex_);
    const auto is_called = [&] { return std::find(idle_.begin(), idle_.end(), worker) == idle_.end(); };
    while (waiting_.empty()) {
      idle_.push_back(worker);
      if (!wake_[worker].wait(lock, stop, is_called)) return {};
    }
    if (stop.stop_requested()) return {};
    auto job = waiting_.front();
    waiting_.pop_front();
    return job;
  }

  std::function<Output(Input&&, unsigned)> work_;
  std::mutex mutex_;
  /// By worker: it is called to work.
  std::vector<std::condition_variable_any> wake_;
  /// Those that wait to be called, the one that worked last at the end.
  std::vector<unsigned> idle_;
  std::condition_variable job_done_;
  std::deque<std::shared_ptr<Job>> jobs_;
  /// Of the pending inputs.
  std::size_t bytes_ = 0;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::vector<std::jthread> threads_;
};

}  // namespace dossier::index
