// SPDX-License-Identifier: GPL-3.0-or-later
// A list whose entries have a title and some lines below it: analyses with what they answer, kept runs with when and by whom.
#pragma once
#include <QAbstractListModel>
#include <QListView>
#include <QString>
#include <QStyledItemDelegate>
#include <vector>

namespace boulton::analysis {

struct Entry {
    QString id;
    QString title;
    QString detail;  //!< wraps
    QString badge;   //!< a word at the end of the title's line
    QString caution; //!< why it cannot be used now; wraps
};

class EntryModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : int { IdRole = Qt::UserRole + 1, DetailRole, BadgeRole, CautionRole };
    using QAbstractListModel::QAbstractListModel;
    void setEntries(std::vector<Entry> entries);
    //! Only those that have every word of the text somewhere.
    void setFilter(const QString& text);
    [[nodiscard]] QModelIndex indexOf(const QString& id) const; //!< invalid: not there, or filtered out
    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void arrange();
    std::vector<Entry> m_all;
    std::vector<std::size_t> m_shown;
    QString m_filter;
};

class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class EntryList : public QListView {
    Q_OBJECT
public:
    EntryList(const QString& name, EntryModel* model, QWidget* parent = nullptr);
    [[nodiscard]] EntryModel* entries() const { return m_entries; }
    [[nodiscard]] QString currentId() const;
    void choose(const QString& id);

Q_SIGNALS:
    void chosen(const QString& id); //!< empty: none

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    EntryModel* m_entries;
};

} // namespace boulton::analysis
