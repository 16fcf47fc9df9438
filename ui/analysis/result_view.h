// SPDX-License-Identifier: GPL-3.0-or-later
// A result: what was run on what, buttons to keep and export it, what should be known about it, and the document with its contents.
#pragma once
#include "core/report/document.h"
#include "ui/kit/widgets.h"
#include <QWidget>
#include <memory>

class QListWidget;
class QMenu;
class QSplitter;

namespace boulton::document {
class ChartView;
class DocumentView;
}

namespace boulton::analysis {

class ResultView : public QWidget {
    Q_OBJECT
public:
    explicit ResultView(QWidget* parent = nullptr);
    void showNothing(const QString& title, const QString& text);
    //! `about`: one line of what it was made from.
    void showDocument(std::shared_ptr<const report::Document> document, const QString& about);
    [[nodiscard]] const std::shared_ptr<const report::Document>& document() const { return m_document; }
    [[nodiscard]] document::DocumentView* view() const { return m_view; }
    [[nodiscard]] QListWidget* contents() const { return m_contents; }

    void showNotice(kit::NoticeKind kind, const QString& text);
    void hideNotice();
    [[nodiscard]] kit::Notice* notice() const { return m_notice; }
    [[nodiscard]] QPushButton* keepButton() const { return m_keep; }
    [[nodiscard]] QPushButton* settingsButton() const { return m_settings; }
    [[nodiscard]] QMenu* exportMenu() const { return m_menu; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }

Q_SIGNALS:
    void savePictureRequested(boulton::document::ChartView* chart);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillContents();
    void showContents(); //!< where there is room for them beside the document
    std::shared_ptr<const report::Document> m_document;
    QWidget* m_nothing = nullptr;
    QWidget* m_page;
    QLabel* m_about;
    kit::Notice* m_notice;
    QPushButton* m_keep;
    QPushButton* m_settings;
    QPushButton* m_export;
    QMenu* m_menu;
    QSplitter* m_splitter;
    QListWidget* m_contents;
    document::DocumentView* m_view;
};

} // namespace boulton::analysis
