// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences for what boulton-reader says in codes.
#pragma once
#include "core/exchange/reader_client.h"
#include <string_view>
#include <vector>

namespace boulton::exchange {

[[nodiscard]] Error refusalError(const FrameParser::RefusedWith& refusal, std::string_view name,
                                 const std::vector<SheetInfo>& sheets);

//! Adds to `answer.notes` what the reader noted, which sheets were not read, and which of its guards were missing.
void addNotes(const FrameParser& parser, wire::Mode mode, ReaderAnswer& answer);

} // namespace boulton::exchange
