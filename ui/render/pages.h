// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a document as the PDF has them, for looking at: composed once, on any thread, then painted page by page on any device.
#pragma once
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/report/document.h"
#include "ui/render/outline.h"
#include <QPointF>
#include <memory>
#include <string>
#include <vector>

class QPainter;

namespace boulton::render {

class Composer;

class Pages {
public:
    //! Needs a render::Application or any other QGuiApplication. Cancelled if the job says so, else Internal.
    [[nodiscard]] static Result<std::shared_ptr<const Pages>>
    compose(std::shared_ptr<const report::Document> document, Translator translate = {}, const JobContext& job = {});
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] static double width();  //!< of every page, in points
    [[nodiscard]] static double height();
    //! Headings of levels 1 and 2 with their pages, in order.
    [[nodiscard]] const std::vector<Bookmark>& bookmarks() const;
    //! The text of a page in reading order of its blocks, for screen readers.
    [[nodiscard]] std::string text(std::size_t page) const;
    //! A page on white with its corner at `at`, `scale` device pixels a point. By one thread at a time.
    void paint(QPainter& painter, std::size_t page, QPointF at, double scale) const;

private:
    Pages(std::shared_ptr<const report::Document> document, Translator translate);
    std::shared_ptr<const report::Document> m_document; // the composer refers to both
    Translator m_translate;
    std::unique_ptr<Composer> m_composer;
};

} // namespace boulton::render
