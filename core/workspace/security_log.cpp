// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/security_log.h"
#include "core/workspace/use_cases.h"
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

//! By their beginning.
constexpr std::array<std::string_view, 18> kSecurity{
    "access.",     "audit.",     "break-glass.", "briefing.", "clock.back", "compartment.", "document.export", "header.", "pack.export",
    "passphrase.", "personal-data.", "recovery.", "rekey.",       "release.",  "role.",      "unlock",       "user.",           "vault."};

//! A reason, or a path in a detail, was typed by somebody: of those the log has the fact and the audit has the words.
bool wasTyped(std::string_view action)
{
    return action == "recovery.use" || action == "vault.acknowledge" || action == "vault.restore" || action == "vault.backup";
}

} // namespace

bool isAboutSecurity(std::string_view action)
{
    return action == kRefusedAction || std::ranges::any_of(kSecurity, [&](std::string_view one) { return action.starts_with(one); });
}

SecurityLog::SecurityLog(std::optional<platform::Path> file, std::string vault, const Clock& clock)
    : m_file(std::move(file)), m_vault(std::move(vault)), m_clock(&clock)
{}

void SecurityLog::heard(const store::AuditEvent& event)
{
    if (!m_file || !isAboutSecurity(event.entry.action))
        return;
    nlohmann::ordered_json line{{"time", event.at},         {"event", event.entry.action}, {"outcome", event.entry.action == kRefusedAction ? "refused" : "done"},
                                {"vault", m_vault},          {"user", event.actor},         {"subject", event.entry.subject}};
    if (!wasTyped(event.entry.action))
        line["detail"] = event.entry.detail;
    line["seq"] = event.seq;
    line["hash"] = crypto::toHex(crypto::view(event.hash));
    write(line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace));
}

void SecurityLog::say(std::string_view event, std::string_view outcome)
{
    if (!m_file)
        return;
    const nlohmann::ordered_json line{{"time", m_clock->now().iso()}, {"event", event}, {"outcome", outcome}, {"vault", m_vault}};
    write(line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace));
}

void SecurityLog::write(const std::string& line)
{
    if (const Status written = platform::appendLine(*m_file, line); !written && !m_trouble)
        m_trouble = written.error();
}

} // namespace boulton::workspace
