// SPDX-License-Identifier: GPL-3.0-or-later
// Navigation: a list that arrow keys walk, one tab stop.
#pragma once
#include <QWidget>

class QListWidget;

namespace boulton::shell {

class Sidebar : public QWidget {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setVault(const QString& name, const QString& user);
    void select(const QString& page);
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void chosen(const QString& page);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void fit();
    bool m_compact = false; //!< icons alone: large text in a small window needs the room for the page
    class QLabel* m_brand;
    QListWidget* m_list;
    class QLabel* m_vault;
    class QLabel* m_user;
};

} // namespace boulton::shell
