// SPDX-License-Identifier: GPL-3.0-or-later
// The fast way to a table::Dictionary; internal to exchange.
#pragma once
#include "core/table/column.h"
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace boulton::exchange {

//! Builds a table::Dictionary: open addressing over 32-bit hashes, and the last value remembered.
class DictionaryBuilder {
public:
    [[nodiscard]] std::uint32_t code(std::string_view value);
    [[nodiscard]] std::shared_ptr<const table::Dictionary> finish();

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t codePlusOne = 0; // 0: free
    };
    void grow();
    std::unique_ptr<table::Dictionary> m_dictionary = std::make_unique<table::Dictionary>();
    std::vector<Slot> m_slots = std::vector<Slot>(256);
    std::uint32_t m_count = 0;
};

} // namespace boulton::exchange
