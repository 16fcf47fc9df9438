// SPDX-License-Identifier: GPL-3.0-or-later
// A document's pages as the PDF will have them: one under the other, with zoom, page numbers and sections. Composing is slow and belongs on
// a worker: compose() may be called on any thread; pages are painted here one at a time, when they come into sight, and kept.
#pragma once
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/report/document.h"
#include "ui/render/pages.h"
#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedLayout;
class QToolButton;
QT_END_NAMESPACE

namespace boulton::document {

using PagesPtr = std::shared_ptr<const render::Pages>;

enum class PageZoom : std::uint8_t { FitWidth, FitPage, Percent };

//! The pages themselves, with their scroll bars.
class PageArea : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PageArea(QWidget* parent = nullptr);
    void setPages(PagesPtr pages);
    [[nodiscard]] const PagesPtr& pages() const { return m_pages; } //!< null: none yet
    void setZoom(PageZoom zoom, double percent = 100);
    [[nodiscard]] PageZoom zoom() const { return m_zoom; }
    [[nodiscard]] double percent() const; //!< in force, also when it follows from the width
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int currentPage() const; //!< from 0; the one that takes most of the view
    void goTo(int page, double y = 0);     //!< y in points from the top of the page
    [[nodiscard]] QRect pageRect(int page) const; //!< within the viewport
    [[nodiscard]] bool isPainted(int page) const;
    void paintAll(); //!< every page in sight now, for pictures

Q_SIGNALS:
    void currentPageChanged(int page);
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Cached {
        QPixmap pixmap;
        double scale = 0;
        quint64 used = 0;
    };
    void arrange(bool keepPlace);
    void paintNext();
    void forgetOldest();
    void follow();
    [[nodiscard]] double scale() const; //!< pixels a point
    [[nodiscard]] double scaleFor(PageZoom zoom) const;
    [[nodiscard]] int gap() const;
    [[nodiscard]] std::vector<int> inSight() const;

    PagesPtr m_pages;
    PageZoom m_zoom = PageZoom::FitWidth;
    double m_percent = 100;
    double m_scale = 1;
    std::vector<Cached> m_cache;
    quint64 m_clock = 0;
    QTimer m_timer;
    int m_current = 0;
};

class PagePreview : public QWidget {
    Q_OBJECT
public:
    explicit PagePreview(QWidget* parent = nullptr);
    //! For a job runner: on any thread.
    [[nodiscard]] static Result<PagesPtr> compose(std::shared_ptr<const report::Document> document, Translator translate = {},
                                                  const JobContext& job = {});
    void setPages(PagesPtr pages);
    //! Instead of pages: "The pages are being made…", or why there are none.
    void setMessage(const QString& text);

    [[nodiscard]] PageArea* area() const { return m_area; }
    [[nodiscard]] int pageCount() const { return m_area->pageCount(); }
    [[nodiscard]] int currentPage() const { return m_area->currentPage(); }
    void goToPage(int page) { m_area->goTo(page); }
    void goToSection(int index);
    [[nodiscard]] QComboBox* sections() const { return m_sections; }
    [[nodiscard]] QComboBox* zoomBox() const { return m_zoom; }
    [[nodiscard]] QSpinBox* pageBox() const { return m_number; }

private:
    void addBar();
    void showZoom();
    void chooseZoom(int index);
    void showPage(int page);

    PageArea* m_area;
    QLabel* m_message;
    QStackedLayout* m_stack;
    QWidget* m_bar;
    QToolButton* m_back = nullptr;
    QToolButton* m_next = nullptr;
    QSpinBox* m_number = nullptr;
    QLabel* m_total = nullptr;
    QComboBox* m_zoom = nullptr;
    QComboBox* m_sections = nullptr;
    PagesPtr m_pages;
};

} // namespace boulton::document
