// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/dictionary_builder.h"
#include <cstddef>
#include <cstring>
#include <utility>

namespace boulton::exchange {
namespace {

// Multiply-mix over eight bytes at a time. The seed is the builder's address, so that a file cannot be made in advance
// whose values all collide; codes go by first appearance and do not depend on it.
std::uint32_t hashOf(std::string_view s, std::uint64_t seed)
{
    std::uint64_t h = (seed * 0x9E3779B97F4A7C15ULL) ^ s.size();
    const char* at = s.data();
    std::size_t left = s.size();
    const auto mix = [&h](std::uint64_t word) {
        h = (h ^ word) * 0xD6E8FEB86659FD93ULL;
        h ^= h >> 32U;
    };
    std::uint64_t word = 0;
    for (; left >= 8; at += 8, left -= 8) {
        std::memcpy(&word, at, 8);
        mix(word);
    }
    if (left > 0) {
        word = 0;
        std::memcpy(&word, at, left);
        mix(word);
    }
    h *= 0xD6E8FEB86659FD93ULL;
    return static_cast<std::uint32_t>(h >> 32U);
}

} // namespace

std::uint32_t DictionaryBuilder::code(std::string_view value)
{
    const std::uint32_t hash =
        hashOf(value, static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(m_dictionary.get())));
    const std::size_t mask = m_slots.size() - 1;
    Slot* const slots = m_slots.data();
    std::size_t at = hash & mask;
    for (; slots[at].codePlusOne != 0; at = (at + 1) & mask)
        if (slots[at].hash == hash && (*m_dictionary)[slots[at].codePlusOne - 1] == value)
            return slots[at].codePlusOne - 1;
    m_dictionary->push(value);
    slots[at] = {hash, ++m_count};
    if (m_count * std::size_t{3} > m_slots.size() * 2)
        grow();
    return m_count - 1;
}

void DictionaryBuilder::grow()
{
    std::vector<Slot> slots(m_slots.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.codePlusOne == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].codePlusOne != 0)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    m_slots = std::move(slots);
}

std::shared_ptr<const table::Dictionary> DictionaryBuilder::finish()
{
    if (m_count == 0)
        m_dictionary->push(""); // all missing: code 0 must exist
    return std::exchange(m_dictionary, nullptr);
}

} // namespace boulton::exchange
