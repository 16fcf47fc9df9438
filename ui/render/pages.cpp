// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/pages.h"
#include "ui/render/composer.h"
#include "ui/render/painter.h"
#include <QGuiApplication>
#include <QPainter>
#include <utility>

namespace boulton::render {

Pages::Pages(std::shared_ptr<const report::Document> document, Translator translate)
    : m_document(std::move(document)), m_translate(std::move(translate)),
      m_composer(std::make_unique<Composer>(*m_document, m_translate))
{}

Pages::~Pages() = default;

Result<std::shared_ptr<const Pages>> Pages::compose(std::shared_ptr<const report::Document> document,
                                                    Translator translate, const JobContext& job)
{
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return fail(ErrorCode::Internal, "pages need a render::Application");
    if (!document)
        return fail(ErrorCode::Internal, "there is no document");
    BOULTON_TRY(job.check());
    std::shared_ptr<Pages> pages(new Pages(std::move(document), std::move(translate)));
    BOULTON_TRY(pages->m_composer->compose(job));
    // Shaped texts remember the font engine of the thread that shaped them; whoever paints has another.
    for (const Page& page : pages->m_composer->pages())
        for (const Placed& item : page.items)
            if (const auto* text = std::get_if<PlacedText>(&item))
                text->text->forgetThread();
    return pages;
}

std::size_t Pages::count() const
{
    return m_composer->pageCount();
}

double Pages::width()
{
    return Flow::kPageWidth;
}

double Pages::height()
{
    return Flow::kPageHeight;
}

const std::vector<Bookmark>& Pages::bookmarks() const
{
    return m_composer->bookmarks();
}

std::string Pages::text(std::size_t page) const
{
    std::string out;
    const auto add = [&](const std::string& line) {
        if (!line.empty())
            out += (out.empty() ? "" : "\n") + line;
    };
    for (const Placed& item : m_composer->pages().at(page).items) {
        if (const auto* text = std::get_if<PlacedText>(&item))
            add(text->text->text(text->first, text->last));
        if (const auto* scene = std::get_if<PlacedScene>(&item))
            add(scene->scene->description);
    }
    return out;
}

void Pages::paint(QPainter& painter, std::size_t page, QPointF at, double scale) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(at);
    painter.fillRect(QRectF(0, 0, width() * scale, height() * scale), Qt::white);
    painter.scale(scale / kFontScale, scale / kFontScale);
    m_composer->paint(painter, page);
    painter.restore();
}

} // namespace boulton::render
