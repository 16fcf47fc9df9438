// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that can be written in one way only, for what is sealed and read back by Boulton itself. One description of a type serves both
// directions, `template <typename A> void io(A& a, T& value)`, so that writer and reader cannot disagree. The reader takes what the writer
// would have written and nothing else: an unknown, missing or repeated member, another order, a blank, a number or an escape in another
// form all fail. No type contains itself, so there is no depth to limit; how many items a text may hold is limited by its reader.
#pragma once
#include "core/base/date.h"
#include "core/base/names.h"
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace boulton::report::canonical {

//! Appends tokens. Bytes that are not UTF-8 become U+FFFD.
class Writer {
public:
    static constexpr bool kReads = false;
    void token(std::string_view text) { m_text += text; }
    void string(std::string_view value);
    void integer(std::int64_t value);
    void number(double value); //!< reads back to the same double; what is not finite is a string
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

//! After the first thing that is not canonical every call does nothing and `ok` is false.
class Reader {
public:
    static constexpr bool kReads = true;
    //! `items`: how many items lists may have together.
    explicit Reader(std::string_view text, std::size_t items) : m_rest(text), m_items(items) {}
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool done() const { return m_ok && m_rest.empty(); }
    void refuse() { m_ok = false; }
    [[nodiscard]] bool sees(std::string_view text) const { return m_ok && m_rest.starts_with(text); }
    bool takes(std::string_view text);                 //!< if it comes next
    void token(std::string_view text) { m_ok = takes(text) && m_ok; }
    void item();                                       //!< one more in a list
    [[nodiscard]] std::string string();
    [[nodiscard]] std::int64_t integer();
    [[nodiscard]] double number();

private:
    [[nodiscard]] std::string_view bare(); //!< up to the next comma or bracket
    char32_t escaped();
    std::string_view m_rest;
    std::size_t m_items;
    bool m_ok = true;
};

// ---- the types that are made of no others

template <typename A>
void io(A& a, std::string& value)
{
    if constexpr (A::kReads)
        value = a.string();
    else
        a.string(value);
}

template <typename A>
void io(A& a, double& value)
{
    if constexpr (A::kReads)
        value = a.number();
    else
        a.number(value);
}

template <typename A>
void io(A& a, std::int64_t& value)
{
    if constexpr (A::kReads)
        value = a.integer();
    else
        a.integer(value);
}

template <typename A>
void io(A& a, int& value)
{
    std::int64_t wide = value;
    io(a, wide);
    if constexpr (A::kReads) {
        if (wide < -1'000'000 || wide > 1'000'000)
            a.refuse();
        else
            value = static_cast<int>(wide);
    }
}

template <typename A>
void io(A& a, bool& value)
{
    if constexpr (A::kReads) {
        value = a.takes("true");
        if (!value)
            a.token("false");
    } else {
        a.token(value ? "true" : "false");
    }
}

template <typename A>
void io(A& a, Date& value)
{
    if constexpr (A::kReads) {
        const std::string text = a.string();
        const auto date = parseIsoDate(text);
        if (date && date->iso() == text)
            value = *date;
        else
            a.refuse();
    } else {
        a.string(value.iso());
    }
}

template <typename A>
void io(A& a, Instant& value)
{
    io(a, value.microseconds);
}

// ---- what they make up

//! An enumeration by its words, in the order of its values.
template <typename A, typename E, std::size_t N>
void word(A& a, E& value, const std::array<std::string_view, N>& words)
{
    if constexpr (A::kReads) {
        if (const auto found = fromName<E>(words, a.string()))
            value = *found;
        else
            a.refuse();
    } else {
        a.string(words.at(static_cast<std::size_t>(value)));
    }
}

template <typename A, typename T>
void io(A& a, std::optional<T>& value)
{
    if constexpr (A::kReads) {
        if (a.takes("null"))
            value.reset();
        else
            io(a, value.emplace());
    } else if (value) {
        io(a, *value);
    } else {
        a.token("null");
    }
}

//! `each(a, item)`.
template <typename A, typename T, typename Each>
void list(A& a, std::vector<T>& items, const Each& each)
{
    a.token("[");
    if constexpr (A::kReads) {
        items.clear();
        if (a.takes("]"))
            return;
        do {
            a.item();
            each(a, items.emplace_back());
        } while (a.ok() && a.takes(","));
    } else {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                a.token(",");
            each(a, items[i]);
        }
    }
    a.token("]");
}

template <typename A, typename T>
void io(A& a, std::vector<T>& items)
{
    list(a, items, [](A& to, T& item) { io(to, item); });
}

template <typename A, typename First, typename Second>
void io(A& a, std::pair<First, Second>& value)
{
    a.token("[");
    io(a, value.first);
    a.token(",");
    io(a, value.second);
    a.token("]");
}

//! {"first":…,"second":…}: begin, then each member, then end. The members are always all there.
template <typename A>
class Object {
public:
    explicit Object(A& a) : m_a(a) { m_a.token("{"); }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;
    ~Object() { m_a.token("}"); }
    void key(std::string_view name)
    {
        if (!m_first)
            m_a.token(",");
        m_first = false;
        m_a.token("\"");
        m_a.token(name);
        m_a.token("\":");
    }
    template <typename T>
    Object& member(std::string_view name, T& value)
    {
        key(name);
        io(m_a, value);
        return *this;
    }
    template <typename E, std::size_t N>
    Object& member(std::string_view name, E& value, const std::array<std::string_view, N>& words)
    {
        key(name);
        word(m_a, value, words);
        return *this;
    }

private:
    A& m_a;
    bool m_first = true;
};

//! A variant as {"name of the alternative":value}; the empty alternative, if there is one, is null.
template <typename A, typename... T>
void choice(A& a, std::variant<T...>& value, const std::array<std::string_view, sizeof...(T)>& names)
{
    const auto emit = [&](auto& alternative, std::string_view name) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(alternative)>, std::monostate>) {
            a.token("null");
        } else {
            a.token("{\"");
            a.token(name);
            a.token("\":");
            io(a, alternative);
            a.token("}");
        }
    };
    if constexpr (A::kReads) {
        bool found = false;
        std::size_t index = 0;
        const auto consider = [&]<typename One>(std::type_identity<One>) {
            const std::string_view name = names[index++];
            if (found)
                return;
            found = a.sees(std::is_same_v<One, std::monostate> ? std::string("null") : "{\"" + std::string(name) + "\":");
            if (found)
                emit(value.template emplace<One>(), name);
        };
        (consider(std::type_identity<T>{}), ...);
        if (!found)
            a.refuse();
    } else {
        std::visit([&](auto& alternative) { emit(alternative, names[value.index()]); }, value);
    }
}

} // namespace boulton::report::canonical
