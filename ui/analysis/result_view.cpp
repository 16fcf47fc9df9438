// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/result_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>

namespace boulton::analysis {

using kit::em;

namespace {
constexpr std::size_t kLongContents = 5; // headings from which a list of them helps
}

ResultView::ResultView(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedLayout(this)), m_page(new QWidget(this)),
      m_head(new QBoxLayout(QBoxLayout::LeftToRight)), m_about(kit::mutedLabel({}, m_page)), m_notice(new kit::Notice(kit::NoticeKind::Information, {}, m_page)),
      m_keep(kit::button(tr("Keep this run"), kit::ButtonKind::Normal, m_page)),
      m_settings(kit::button(tr("Use these settings"), kit::ButtonKind::Normal, m_page)),
      m_export(kit::button(tr("Export…"), kit::ButtonKind::Normal, m_page)), m_menu(new QMenu(m_export)),
      m_splitter(new QSplitter(Qt::Horizontal, m_page)), m_contents(new QListWidget(m_splitter)),
      m_view(new document::DocumentView(m_splitter))
{
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, em(0.7), 0, 0);
    column->setSpacing(em(0.6));
    m_head->setSpacing(em(0.5));
    kit::markData(m_about);
    m_head->addWidget(m_about, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.5));
    m_export->setIcon(kit::icon(QStringLiteral("export")));
    m_export->setMenu(m_menu);
    kit::setPlainToolTip(m_keep, tr("Stores the result with the state of the data and all settings, so that it can be computed again later"));
    for (QPushButton* b : {m_settings, m_keep, m_export})
        buttons->addWidget(b);
    buttons->addStretch(1);
    m_head->addLayout(buttons);
    column->addLayout(m_head);
    m_notice->hide();
    column->addWidget(m_notice);
    m_contents->setProperty("card", true);
    kit::describe(m_contents, tr("Contents of the result"));
    kit::markData(m_contents);
    connect(m_contents, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && static_cast<std::size_t>(row) < m_view->headings().size())
            m_view->scrollTo(m_view->headings()[static_cast<std::size_t>(row)]);
    });
    connect(m_view, &document::DocumentView::currentHeadingChanged, this, [this](int row) {
        const QSignalBlocker quiet(m_contents);
        m_contents->setCurrentRow(row);
    });
    connect(m_view, &document::DocumentView::savePictureRequested, this, &ResultView::savePictureRequested);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({em(13), em(40)});
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_page);
}

void ResultView::showNothing(const QString& title, const QString& text)
{
    m_document.reset();
    m_view->setDocument({});
    delete m_nothing;
    m_nothing = new kit::EmptyState(QStringLiteral("analyses"), title, text, this);
    m_stack->addWidget(m_nothing);
    m_stack->setCurrentWidget(m_nothing);
}

void ResultView::showDocument(std::shared_ptr<const report::Document> document, const QString& about)
{
    m_document = std::move(document);
    m_about->setText(about);
    hideNotice();
    m_view->setDocument(m_document);
    fillContents();
    m_stack->setCurrentWidget(m_page);
}

void ResultView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_head->setDirection(width() < em(34) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ResultView::fillContents()
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const auto& heading : m_view->headings())
        m_contents->addItem(QString((heading.level - 1) * 3, QLatin1Char(' ')) + heading.text);
    m_contents->setVisible(m_view->headings().size() >= kLongContents);
}

void ResultView::showNotice(kit::NoticeKind kind, const QString& text)
{
    m_notice->setKind(kind);
    m_notice->setText(text);
    m_notice->show();
    m_notice->announce();
}

void ResultView::hideNotice()
{
    m_notice->hide();
    m_notice->setText({});
}

} // namespace boulton::analysis
