// SPDX-License-Identifier: GPL-3.0-or-later
// The help pages of resources/help: Markdown from the program itself, nothing from anywhere else.
#pragma once
#include <QDialog>
#include <QStringList>

class QListWidget;
class QTextBrowser;

namespace boulton::shell {

class HelpView : public QDialog {
    Q_OBJECT
public:
    explicit HelpView(const QString& topic, QWidget* parent = nullptr);
    void open(const QString& topic);
    [[nodiscard]] static QStringList topics(); //!< in reading order
    [[nodiscard]] QTextBrowser* text() const { return m_text; }

private:
    QListWidget* m_list;
    QTextBrowser* m_text;
};

} // namespace boulton::shell
