// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: type a few letters, go anywhere: pages, commands, measures.
#pragma once
#include <QDialog>
#include <QIcon>
#include <QString>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace boulton::shell {

struct Command {
    QString text;
    QString kind; //!< "Page", "Measure", …
    QString key;  //!< its shortcut, if any
    QString icon;
    std::function<void()> run;
    bool data = false; //!< the text comes from data
};

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(std::vector<Command> commands, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void runCurrent();
    std::vector<Command> m_commands;
    QLineEdit* m_field;
    QListWidget* m_list;
};

//! How well the text fits what was typed: every word of it must begin a word of the text or stand inside it; 0: does not fit.
[[nodiscard]] int match(const QString& text, const QString& typed);

} // namespace boulton::shell
