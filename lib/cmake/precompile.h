// SPDX-License-Identifier: GPL-2.0-or-later
// Which headers are parsed once for all sources of a sanitizer build? Only there: the other builds find an
// #include that a source forgot.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
