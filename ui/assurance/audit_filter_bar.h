// SPDX-License-Identifier: GPL-3.0-or-later
// Which events are shown: from when to when, whose, of which kind, in which file, with which words.
#pragma once
#include "core/base/clock.h"
#include "core/workspace/audit_trail.h"
#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace boulton::assurance {

class AuditFilterBar : public QWidget {
    Q_OBJECT
public:
    using Names = std::vector<std::pair<std::string, std::string>>; //!< id, name
    AuditFilterBar(const Clock& clock, QWidget* parent);
    void setPeople(const Names& people);
    void setFiles(const Names& files);
    [[nodiscard]] workspace::AuditFilter filter() const;
    [[nodiscard]] bool isSet() const; //!< anything is filtered out
    void clear();
    [[nodiscard]] QLineEdit* text() const { return m_text; }
    [[nodiscard]] QComboBox* times() const { return m_when; }
    [[nodiscard]] QComboBox* people() const { return m_who; }
    [[nodiscard]] QComboBox* kinds() const { return m_kind; }
    [[nodiscard]] QComboBox* files() const { return m_file; }
    [[nodiscard]] QDateEdit* from() const { return m_from; }
    [[nodiscard]] QDateEdit* until() const { return m_until; }

Q_SIGNALS:
    void changed();

private:
    void changedNow();
    const Clock& m_clock;
    QComboBox* m_when;
    QDateEdit* m_from;
    QDateEdit* m_until;
    QComboBox* m_who;
    QComboBox* m_kind;
    QComboBox* m_file;
    QLineEdit* m_text;
    QPushButton* m_all;
    QTimer m_typing; //!< what is typed is looked for when the hands rest
    bool m_filling = false;
};

} // namespace boulton::assurance
