// SPDX-License-Identifier: GPL-3.0-or-later
// The datasets of the vault, and the first rows of the chosen one.
#pragma once
#include "ui/data/dataset_model.h"
#include "ui/desk/page.h"
#include <QPointer>

class QComboBox;

namespace boulton::kit {
class BlockTable;
class Sides;
}

namespace boulton::data {

class ColumnHeader;
class PreviewModel;

class DatasetPane : public QWidget {
    Q_OBJECT
public:
    DatasetPane(const desk::PageContext& context, QWidget* parent);
    void showClosed(); //!< the role does not include seeing data
    void setCatalogue(const std::shared_ptr<const DatasetModel::Catalogue>& catalogue);
    //! When there is one of that name; otherwise the first.
    void select(const std::string& name);
    [[nodiscard]] bool settled() const { return !m_job; }
    [[nodiscard]] QWidget* firstFocus() const;
    [[nodiscard]] kit::BlockTable* table() const { return m_table; }
    [[nodiscard]] DatasetModel* model() const { return m_model; }
    [[nodiscard]] PreviewModel* preview() const { return m_preview; }
    [[nodiscard]] QComboBox* rules() const { return m_rules; } //!< for small counts; of a dataset about people only

Q_SIGNALS:
    void importRequested();

private:
    void showCurrent();
    struct Shown {
        workspace::DatasetPreview preview;
        std::string rules{}; //!< of a dataset about people
        bool maySetRules = false;
        bool mayAnalyse = false;
    };
    [[nodiscard]] QWidget* makeRules(QWidget* parent);
    void showPreview(const workspace::CatalogueEntry& entry, const Shown& shown);
    void setRules();

    desk::PageContext m_context;
    DatasetModel* m_model;
    kit::BlockTable* m_table;
    kit::Sides* m_splitter;
    kit::EmptyState* m_empty;
    kit::EmptyState* m_closed;
    QPushButton* m_emptyImport;
    QLabel* m_name;
    QLabel* m_about;
    QPushButton* m_analyse;
    QWidget* m_rulesRow = nullptr;
    QComboBox* m_rules = nullptr;
    kit::Notice* m_trouble;
    PreviewModel* m_preview;
    ColumnHeader* m_header;
    kit::BlockTable* m_rows;
    std::string m_wanted;
    QPointer<kit::Job> m_job;
    int m_turn = 0;
};

} // namespace boulton::data
