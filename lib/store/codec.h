// SPDX-License-Identifier: GPL-2.0-or-later
// How does what the index keeps become bytes? As everything that is written down does.
#pragma once

#include "support/codec.h"

namespace dossier::store {

using support::Decoder;
using support::Encoder;

}  // namespace dossier::store
