// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/pdf.h"
#include "core/base/format.h"
#include "core/report/text.h"
#include "ui/render/composer.h"
#include "ui/render/painter.h"
#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QUuid>
#include <algorithm>

namespace boulton::render {

using namespace style;
using figure::Rectangle;

namespace {

constexpr double kMarkingSize = 8;
constexpr std::size_t kContentsFrom = 4; // sections that make a list of contents worth its room

} // namespace

Status Composer::compose(const JobContext& job)
{
    cover();
    // The header fields of a Cabinet paper stand before everything else.
    std::size_t next = 0;
    while (next < m_document.blocks.size() && std::holds_alternative<report::Fields>(m_document.blocks[next]))
        block(next++);
    contents();
    for (; next < m_document.blocks.size(); ++next) {
        BOULTON_TRY(job.check());
        block(next);
        job.progress(static_cast<double>(next + 1) / static_cast<double>(m_document.blocks.size()));
    }
    provenance();
    fillContents();
    furniture();
    return {};
}

void Composer::cover()
{
    TextPtr title;
    for (const double size : {25.0, 22.0, 20.0}) { // rather a little smaller than one word on a second line
        title = makeText(string(m_document.title),
                         {.size = size, .weight = Weight::Bold, .colour = kWhite, .leading = 1.2}, Flow::kWidth * 0.92);
        if (title->lines() == 1)
            break;
    }
    const TextPtr subtitle =
        makeText(string(m_document.subtitle), {.size = 12.5, .colour = figure::rgb(0xE4DBF0), .leading = 1.4},
                 Flow::kWidth * 0.88);
    const double titleTop = 74;
    const double height = titleTop + title->height() + (m_document.subtitle.empty() ? 0 : subtitle->height() + 8) + 28;
    m_flow.add(Rectangle{.x = 0, .y = 0, .width = Flow::kPageWidth, .height = height, .fill = kBrand});
    m_flow.add(Rectangle{.x = 0, .y = height, .width = Flow::kPageWidth, .height = 4, .fill = kAmber});
    m_flow.text(makeText(m_document.marking,
                         {.size = 9, .weight = Weight::Semibold, .colour = kWhite, .align = figure::Align::End},
                         Flow::kWidth),
                Flow::kLeft, 34);
    if (m_document.provenance.madeAt)
        m_flow.text(makeText(formatDate(m_document.provenance.madeAt->date()),
                             {.size = 9, .colour = figure::rgb(0xE4DBF0)}, Flow::kWidth / 2),
                    Flow::kLeft, 34);
    m_flow.text(title, Flow::kLeft, titleTop);
    if (!m_document.subtitle.empty())
        m_flow.text(subtitle, Flow::kLeft, titleTop + title->height() + 8);
    m_flow.y = height + 24;
    if (m_document.synthetic)
        place(report::Note{
            .kind = report::Note::Kind::Synthetic, .title = report::syntheticShort(), .text = report::syntheticLong()});
}

void Composer::contents()
{
    std::vector<std::string> sections;
    for (const report::Block& b : m_document.blocks)
        if (const auto* h = std::get_if<report::Heading>(&b); h && h->level == 1)
            sections.push_back(report::headingText(*h, m_translate));
    if (sections.size() < kContentsFrom)
        return;
    sections.push_back(string(BOULTON_TR("report", "Where these figures come from")));
    m_flow.text(makeText(string(BOULTON_TR("report", "Contents")),
                         {.size = 13, .weight = Weight::Semibold, .colour = kBrand, .leading = 1.3}, Flow::kWidth),
                Flow::kLeft, m_flow.y);
    m_flow.y += 24;
    for (const std::string& section : sections) {
        m_flow.need(18);
        const TextPtr line = makeText(section, kBody, Flow::kWidth - 60);
        m_flow.text(line, Flow::kLeft, m_flow.y, 0, 1);
        m_contents.push_back({m_flow.page(), m_flow.y});
        m_flow.y += 17;
        m_flow.add(figure::Polyline{{{Flow::kLeft, m_flow.y - 1.5}, {Flow::kLeft + Flow::kWidth, m_flow.y - 1.5}},
                                    {.colour = kRule, .width = 0.5}});
    }
    m_flow.y += 12;
}

void Composer::fillContents()
{
    std::size_t line = 0;
    for (const Bookmark& b : m_bookmarks) {
        if (b.level != 1 || line >= m_contents.size())
            continue;
        const TextPtr number =
            makeText(formatNumber(static_cast<double>(b.page + 1), 0),
                     {.size = 9.5, .weight = Weight::Semibold, .colour = kInk, .align = figure::Align::End}, 50);
        m_flow.pages[m_contents[line].page].items.emplace_back(
            PlacedText{number, Flow::kLeft + Flow::kWidth - 50, m_contents[line].y, 0, 1});
        ++line;
    }
}

void Composer::provenance()
{
    std::vector<std::pair<std::string, std::string>> items;
    for (const auto& [label, value] : report::provenanceRows(m_document.provenance))
        items.emplace_back(string(label), value);
    items.emplace_back(string(BOULTON_TR("report", "Marking")), m_document.marking);
    items.emplace_back(string(BOULTON_TR("report", "Accessible version")),
                       string(BOULTON_TR("report", "The HTML version of this document can be read with a screen reader "
                                                   "and shows the data of its charts as tables.")));
    m_flow.need(std::min(Flow::kBody, 75 + 19.0 * static_cast<double>(items.size()))); // on one page, where it fits
    place(report::Heading{.level = 1, .text = BOULTON_TR("report", "Where these figures come from")},
          m_document.blocks.size());
    fields(items, 8);
}

void Composer::furniture()
{
    const std::string title = string(m_document.title);
    const std::string synthetic = m_document.synthetic ? string(report::syntheticShort()) : std::string();
    const std::string date =
        m_document.provenance.madeAt ? formatDate(m_document.provenance.madeAt->date()) : std::string();
    const TextStyle quiet{.size = kMarkingSize, .colour = kMuted};
    const TextStyle marked{.size = kMarkingSize, .weight = Weight::Semibold, .colour = kInk};
    const auto aligned = [](TextStyle s, figure::Align a) {
        s.align = a;
        return s;
    };
    const TextPtr shortTitle = makeText(title, quiet, Flow::kWidth * 0.66);
    const TextPtr markingRight = makeText(m_document.marking, aligned(marked, figure::Align::End), Flow::kWidth * 0.3);
    const TextPtr markingMiddle = makeText(m_document.marking, aligned(marked, figure::Align::Middle), Flow::kWidth);
    const TextPtr left = makeText(synthetic.empty() ? date
                                  : date.empty()    ? synthetic
                                                    : synthetic + " · " + date,
                                  quiet, Flow::kWidth * 0.42);
    const Text pageText = BOULTON_TR("report", "Page %1 of %2");
    const auto total = static_cast<std::int64_t>(m_flow.pages.size());
    for (std::size_t i = 0; i < m_flow.pages.size(); ++i) {
        auto& items = m_flow.pages[i].items;
        const auto text = [&](const TextPtr& t, double x, double y) {
            items.emplace_back(PlacedText{t, x, y, 0, std::min<std::size_t>(1, t->lines())});
        };
        const auto rule = [&](double y) {
            items.emplace_back(figure::Primitive(figure::Polyline{{{Flow::kLeft, y}, {Flow::kLeft + Flow::kWidth, y}},
                                                                  {.colour = kRule, .width = 0.5}}));
        };
        if (i > 0) {
            text(shortTitle, Flow::kLeft, 30);
            text(markingRight, Flow::kLeft + Flow::kWidth * 0.7, 30);
            rule(46);
        }
        const double foot = Flow::kPageHeight - 40;
        rule(foot - 5);
        text(left, Flow::kLeft, foot);
        text(markingMiddle, Flow::kLeft, foot);
        const std::string number = toString(pageText.with(static_cast<std::int64_t>(i + 1), total), m_translate);
        text(makeText(number, aligned(quiet, figure::Align::End), 90), Flow::kLeft + Flow::kWidth - 90, foot);
    }
}

void Composer::paint(QPainter& painter, std::size_t page) const
{
    struct Visitor {
        QPainter& painter;
        void operator()(const figure::Primitive& p) const
        {
            figure::Scene one;
            one.primitives.push_back(p);
            draw(painter, one, {0, 0}, kFontScale);
        }
        void operator()(const PlacedText& t) const { t.text->paint(painter, t.x, t.y, t.first, t.last); }
        void operator()(const PlacedScene& s) const
        {
            draw(painter, *s.scene, {s.x * kFontScale, s.y * kFontScale}, kFontScale);
        }
    };
    for (const Placed& item : m_flow.pages[page].items)
        std::visit(Visitor{painter}, item);
}

Result<std::string> toPdf(const report::Document& document, const PdfOptions& options)
{
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return fail(ErrorCode::Internal, "a PDF needs a render::Application");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setResolution(72 * kFontScale);
    writer.setTitle(QString::fromStdString(toString(document.title, options.translate)));
    writer.setCreator(
        QStringLiteral("Boulton %1").arg(QString::fromStdString(document.provenance.programVersion)).trimmed());
    // The same document gives the same id: it names the content, not the moment.
    writer.setDocumentId(
        QUuid::createUuidV5(QUuid(), QString::fromStdString(toString(document.title) + document.provenance.module +
                                                            document.provenance.storeRevision)));
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
    Composer composer(document, options.translate);
    BOULTON_TRY(composer.compose());
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorCode::Internal, "the PDF device did not start");
    for (std::size_t page = 0; page < composer.pageCount(); ++page) {
        if (page > 0)
            writer.newPage();
        composer.paint(painter, page);
    }
    painter.end();
    std::string pdf = bytes.toStdString();
    if (auto outlined = withOutline(pdf, composer.bookmarks(), document.language, Flow::kPageHeight))
        return std::move(*outlined);
    options.log.line("the PDF has no bookmarks: Qt wrote it in a way that is not known");
    return pdf;
}

Status writePdf(const report::Document& document, const platform::Path& path, const PdfOptions& options)
{
    BOULTON_TRY_ASSIGN(const std::string bytes, toPdf(document, options));
    return platform::replaceFile(path, bytes);
}

} // namespace boulton::render
