// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the system keeps keys out of the swap file: Secret asks it to and goes on where it says no.
#pragma once

namespace boulton::crypto {

[[nodiscard]] bool memoryCanBeLocked();

} // namespace boulton::crypto
