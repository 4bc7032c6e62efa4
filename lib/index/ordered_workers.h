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

/// Of a run's memory, the text that may be under way in all jobs, unless one job alone has more: on its way to
/// postings a text takes up to eight times its size.
inline constexpr std::size_t share_of_text = 12;

/// Threads that turn inputs into outputs. One thread submits and takes; outputs come in the order of
/// submission.
template <class Input, class Output>
class OrderedWorkers {
 public:
  /// \param work called as work(input, worker) with the worker's number, from 0
  OrderedWorkers(unsigned threads, std::function<Output(Input&&, unsigned)> work) : work_(std::move(work)) {
    for (unsigned worker = 0; worker < threads; ++worker)
      threads_.emplace_back([this, worker](const std::stop_token& stop) { serve(stop, worker); });
  }
  ~OrderedWorkers() {
    for (auto& thread : threads_) thread.request_stop();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  void submit(Input input) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::make_shared<Job>(std::move(input)));
      waiting_.push_back(jobs_.back());
    }
    work_came_.notify_one();
  }

  /// Inputs whose outputs have not been taken.
  [[nodiscard]] std::size_t pending() const { return jobs_.size(); }

  /// The output of the oldest input, waited for; an exception of its work is rethrown here.
  Output take() {
    std::unique_lock lock(mutex_);
    const auto job = jobs_.front();
    jobs_.pop_front();
    job_done_.wait(lock, [&] { return job->output || job->failure; });
    if (job->failure) std::rethrow_exception(job->failure);
    return std::move(*job->output);
  }

 private:
  struct Job {
    explicit Job(Input&& given) : input(std::move(given)) {}
    Input input;
    std::optional<Output> output;
    std::exception_ptr failure;
  };

  void serve(const std::stop_token& stop, unsigned worker) {
    while (const auto job = next(stop)) {
      std::optional<Output> output;
      std::exception_ptr failure;
      try {
        output.emplace(work_(std::move(job->input), worker));
      } catch (...) {
        failure = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      job->output = std::move(output);
      job->failure = failure;
      job_done_.notify_one();
    }
  }

  std::shared_ptr<Job> next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!work_came_.wait(lock, stop, [&] { return !waiting_.empty(); }) || stop.stop_requested()) return {};
    auto job = waiting_.front();
    waiting_.pop_front();
    return job;
  }

  std::function<Output(Input&&, unsigned)> work_;
  std::mutex mutex_;
  std::condition_variable_any work_came_;
  std::condition_variable job_done_;
  std::deque<std::shared_ptr<Job>> jobs_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::vector<std::jthread> threads_;
};

}  // namespace dossier::index
