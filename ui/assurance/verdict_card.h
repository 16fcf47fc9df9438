// SPDX-License-Identifier: GPL-3.0-or-later
// What verifying the audit found, file by file: a tick or a warning, in shape and words.
#pragma once
#include "core/workspace/audit_trail.h"
#include "ui/kit/widgets.h"

namespace boulton::assurance {

class VerdictCard : public kit::Card {
    Q_OBJECT
public:
    VerdictCard(const workspace::AuditVerdict& verdict, Instant at, QWidget* parent);
    void announce();
    [[nodiscard]] QString headline() const { return m_headline; }
    [[nodiscard]] QStringList lines() const { return m_lines; } //!< one a file, as shown

Q_SIGNALS:
    void eventRequested(const std::string& file, std::int64_t seq); //!< the first bad one
    void closed();

private:
    void addFile(const workspace::AuditFileVerdict& file);
    QString m_headline;
    QStringList m_lines;
};

} // namespace boulton::assurance
