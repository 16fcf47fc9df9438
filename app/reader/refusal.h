// SPDX-License-Identifier: GPL-3.0-or-later
// How reading fails inside boulton-reader: a code and where, never a sentence (see reader_protocol.h).
#pragma once
#include "core/base/result.h"
#include "core/exchange/reader_protocol.h"
#include <expected>
#include <string>
#include <utility>

namespace boulton::reader {

using exchange::wire::NoteCode;
using exchange::wire::RefusalCode;

struct [[nodiscard]] Refusal {
    RefusalCode code = RefusalCode::Damaged;
    std::string place{}; //!< part of the file, cell or sheet
    std::string text{};  //!< a few words
};

template <typename T = void>
using Read = std::expected<T, Refusal>; //!< BOULTON_TRY works with it

[[nodiscard]] inline std::unexpected<Refusal> refuse(RefusalCode code, std::string place = {}, std::string text = {})
{
    return std::unexpected(Refusal{code, std::move(place), std::move(text)});
}

} // namespace boulton::reader
