// SPDX-License-Identifier: GPL-3.0-or-later
// "Data": bring in a file; see what datasets there are.
#pragma once
#include "ui/desk/page.h"
#include "ui/kit/room.h"
#include "ui/data/file_step.h"
#include <QPointer>


namespace boulton::data {

class DatasetPane;
class ImportPane;

class DataPage : public desk::Page {
    Q_OBJECT
public:
    explicit DataPage(const desk::PageContext& context);
    //! {"tab": "datasets" or "import", "file": path, "dataset": name}; without any: the import, unless datasets were looked at before.
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] bool settled() const override;
    [[nodiscard]] ImportPane* importPane() const { return m_import; }
    [[nodiscard]] DatasetPane* datasetPane() const { return m_datasets; }
    [[nodiscard]] kit::Tabs* tabs() const { return m_tabs; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showDropPlace(bool on);
    kit::Tabs* m_tabs;
    ImportPane* m_import;
    DatasetPane* m_datasets;
    QFrame* m_dropPlace;
    QPointer<kit::Job> m_job;
    int m_turn = 0;
};

} // namespace boulton::data
