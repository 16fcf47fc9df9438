// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time, for whoever measures: the wall says how long one waited on a machine that others use too.
#pragma once
#include <cstdint>

namespace boulton::platform {

[[nodiscard]] std::uint64_t threadCpuNanoseconds(); //!< of the calling thread, since it began; 0 if unknown

} // namespace boulton::platform
