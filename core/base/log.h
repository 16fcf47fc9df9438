// SPDX-License-Identifier: GPL-3.0-or-later
// One line per event, ASCII only, ids instead of names, never a value or a secret. A log is handed in, not global.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace boulton {

//! Control characters, bidirectional controls and everything beyond ASCII become \u{…}: safe for logs and terminals.
[[nodiscard]] std::string sanitised(std::string_view utf8);
//! Like `sanitised`, but printable letters of any language stay: for a person's terminal.
[[nodiscard]] std::string printable(std::string_view utf8);

class Log {
public:
    using Sink = std::function<void(std::string_view line)>;
    Log() = default; //!< says nothing
    explicit Log(Sink sink) : m_sink(std::move(sink)) {}
    void line(std::string_view text) const
    {
        if (m_sink)
            m_sink(sanitised(text));
    }

private:
    Sink m_sink;
};

} // namespace boulton
