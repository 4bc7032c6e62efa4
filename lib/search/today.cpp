// SPDX-License-Identifier: GPL-2.0-or-later
// From which day are a request's relative dates counted?
#include "search/today.h"

#include <dossier/error.h>

#include <chrono>

#include <fmt/format.h>

namespace dossier::search {

schema::Date today_of(const SearchRequest& request) {
  if (request.today.empty()) {
    const std::chrono::year_month_day day(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
  }
  const auto date = schema::parse_date(request.today);
  if (!date || date->day == 0)
    throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no day for today", request.today),
                "write it as 2023-02-28");
  return *date;
}

}  // namespace dossier::search
