// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/table/column.h"
#include <vector>

namespace boulton::store {

//! The pieces one after the other, as one column of that type; strings share one dictionary in order of first
//! appearance. Internal for a piece of another type.
[[nodiscard]] Result<table::Column> joinColumns(table::Type type, const std::vector<table::Column>& pieces);

} // namespace boulton::store
