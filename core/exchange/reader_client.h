// SPDX-License-Identifier: GPL-3.0-or-later
// The parent's side of boulton-reader: starts it, believes nothing that it says until all of it fits together, and turns whatever goes
// wrong into one sentence.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/base/platform.h"
#include "core/base/platform_process.h"
#include "core/base/result.h"
#include "core/exchange/reader_protocol.h"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::exchange {

struct ReaderLimits {
    std::uint64_t inputBytes = std::uint64_t{256} << 20U;
    std::uint64_t memoryBytes = std::uint64_t{1} << 30U;
    std::uint32_t cpuSeconds = 60;
    std::chrono::milliseconds wallTime{120'000};
    std::uint64_t outputBytes = 0; //!< 0: 4 × input + 256 MiB
};

struct SheetInfo {
    std::string name;
    bool hidden = false;
    bool table = true;         //!< false: a chart or a macro sheet
    std::int64_t rows = -1;    //!< the last row with a value in it; -1: not counted
    std::int64_t columns = -1; //!< from the first to the last used column
    bool operator==(const SheetInfo&) const = default;
};

struct ReaderAnswer {
    std::vector<SheetInfo> sheets;
    std::size_t sheet = 0;   //!< which of them `csv` is
    std::uint8_t format = 0; //!< 1 XLSX, 2 ODS
    std::string csv;
    Diagnostics notes;
};

//! Runs the reader on `folder`/input, and removes `folder` once it is open. `name`: how the file is called in sentences. Cancelled; InvalidInput, NotFound (sheet) and
//! TooLarge with the reader's reason, or because it crashed, made no sense, or did not finish over this file; Refused where the reader
//! may not be started.
[[nodiscard]] Result<ReaderAnswer> runReader(const platform::Path& reader, platform::PrivateFolder& folder,
                                             std::uint64_t inputBytes, std::string_view name, wire::Mode mode,
                                             std::string_view sheet, const ReaderLimits& limits, const JobContext& job);

//! Takes the frames apart as they come; any bytes whatever may be given to it.
class FrameParser {
public:
    FrameParser(std::string nonce, wire::Mode mode, std::uint64_t outputLimit);
    //! False: what came cannot be an answer (see problem()), or is larger than allowed.
    [[nodiscard]] bool take(std::string_view bytes);
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }
    //! Everything that must have come has come, and nothing else.
    [[nodiscard]] bool complete() const { return m_ended && m_problem.empty() && m_pending.empty(); }
    struct RefusedWith {
        wire::RefusalCode code{};
        std::string place, text;
    };
    [[nodiscard]] const std::optional<RefusedWith>& refusal() const { return m_refusal; }
    [[nodiscard]] bool greeted() const { return m_greeted; }
    [[nodiscard]] std::uint8_t guards() const { return m_guards; }
    struct Note {
        wire::NoteCode code{};
        std::uint64_t count = 0;
        std::string place, text;
    };
    [[nodiscard]] const std::vector<Note>& notes() const { return m_notes; }
    [[nodiscard]] std::uint64_t notesDropped() const { return m_notesDropped; }
    [[nodiscard]] ReaderAnswer& answer() { return m_answer; }

private:
    [[nodiscard]] bool frame(wire::FrameType type, std::string_view payload);
    [[nodiscard]] bool hello(std::string_view payload);
    [[nodiscard]] bool sheet(std::string_view payload);
    [[nodiscard]] bool note(std::string_view payload);
    [[nodiscard]] bool end(std::string_view payload);
    [[nodiscard]] bool refused(std::string_view payload);
    [[nodiscard]] bool wrong(std::string what);

    std::string m_nonce;
    wire::Mode m_mode;
    std::uint64_t m_outputLimit;
    std::string m_pending; // of a frame that has not come whole
    std::string m_problem;
    bool m_greeted = false, m_ended = false, m_tooLarge = false;
    std::uint8_t m_guards = 0;
    std::vector<Note> m_notes;
    std::uint64_t m_notesDropped = 0;
    std::optional<RefusedWith> m_refusal;
    ReaderAnswer m_answer;
};

} // namespace boulton::exchange
