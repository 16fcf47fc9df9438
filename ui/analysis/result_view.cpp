// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/result_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QListWidget>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace boulton::analysis {

using kit::em;

namespace {
constexpr std::size_t kLongContents = 5; // headings from which a list of them helps
constexpr double kLeastForContents = 32; // ems: a document of fewer than half of them is no use
constexpr double kLeastForAbout = 16;
constexpr double kLeastForDocument = 12;
}

ResultView::ResultView(QWidget* parent)
    : QWidget(parent), m_page(new QWidget(this)), m_about(kit::mutedLabel({}, m_page)), m_notice(new kit::Notice(kit::NoticeKind::Information, {}, m_page)),
      m_keep(kit::button(tr("Keep this run"), kit::ButtonKind::Normal, m_page)),
      m_settings(kit::button(tr("Use these settings"), kit::ButtonKind::Normal, m_page)),
      m_export(kit::button(tr("Export…"), kit::ButtonKind::Normal, m_page)), m_menu(new QMenu(m_export)),
      m_splitter(new QSplitter(Qt::Horizontal, m_page)), m_contents(new QListWidget(m_splitter)),
      m_view(new document::DocumentView(m_splitter))
{
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, em(0.7), 0, 0);
    column->setSpacing(em(0.6));
    auto* head = new kit::FlowLayout(nullptr, em(0.5));
    column->addLayout(head);
    kit::markData(m_about);
    head->addGrowing(m_about, em(kLeastForAbout));
    m_export->setIcon(kit::icon(QStringLiteral("export")));
    m_export->setMenu(m_menu);
    kit::setPlainToolTip(m_keep, tr("Stores the result with the state of the data and all settings, so that it can be computed again later"));
    for (QPushButton* b : {m_settings, m_keep, m_export})
        head->addWidget(b);
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
    m_splitter->setMinimumHeight(em(kLeastForDocument));
    m_splitter->setSizes({em(13), em(40)});
    column->addWidget(m_splitter, 1);
    auto* only = new QVBoxLayout(this);
    only->setContentsMargins(0, 0, 0, 0);
    only->addWidget(m_page);
}

void ResultView::showNothing(const QString& title, const QString& text)
{
    m_document.reset();
    m_view->setDocument({});
    delete m_nothing;
    m_nothing = new kit::EmptyState(QStringLiteral("analyses"), title, text, this);
    layout()->addWidget(m_nothing);
    m_page->hide();
    m_nothing->show();
}

void ResultView::showDocument(std::shared_ptr<const report::Document> document, const QString& about)
{
    m_document = std::move(document);
    m_about->setText(about);
    hideNotice();
    m_view->setDocument(m_document);
    fillContents();
    if (m_nothing)
        m_nothing->hide();
    m_page->show();
}

void ResultView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showContents();
}

void ResultView::fillContents()
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const auto& heading : m_view->headings())
        m_contents->addItem(QString((heading.level - 1) * 3, QLatin1Char(' ')) + heading.text);
    showContents();
}

void ResultView::showContents()
{
    m_contents->setVisible(m_view->headings().size() >= kLongContents && width() >= em(kLeastForContents));
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
