// SPDX-License-Identifier: GPL-3.0-or-later
// The security log that the policy asks for: one JSON object a line, for the collector of IT. Ids, counts and digests only: no name, no
// value, no path and no secret is in it, and nothing that somebody typed.
#pragma once
#include "core/base/clock.h"
#include "core/store/database.h"
#include "core/workspace/policy.h"
#include <memory>

namespace boulton::workspace {

class SecurityLog {
public:
    //! Says nothing where the policy names no file.
    SecurityLog(std::optional<platform::Path> file, std::string vault, const Clock& clock);
    void vaultIs(std::string id) { m_vault = std::move(id); } //!< of one that was just made
    //! Events of the audit that are about security: who unlocked, was refused, let something out, changed who may do what.
    void heard(const store::AuditEvent& event);
    //! What leaves no event in the audit: an unlock that failed, a lock.
    void say(std::string_view event, std::string_view outcome);
    //! The first line that could not be written: work goes on, and the user is told.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }

private:
    void write(const std::string& line);
    std::optional<platform::Path> m_file;
    std::string m_vault;
    const Clock* m_clock;
    std::optional<Error> m_trouble;
};

[[nodiscard]] bool isAboutSecurity(std::string_view action);

} // namespace boulton::workspace
