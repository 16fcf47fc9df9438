// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace boulton::store {

//! Once a process, before the first file is opened: OpenSSL without its configuration file, SQLite with an allocator
//! that wipes what it frees. Internal if another part of the program was faster.
[[nodiscard]] Status startSqlite();
//! Whether the cipher of this thread got no memory since this was last asked: SQLCipher calls a page damaged then.
[[nodiscard]] bool wasShortOfMemory();

} // namespace boulton::store
