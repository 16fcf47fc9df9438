// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_view.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBrowser>
#include <QTextDocument>

namespace boulton::shell {

using kit::em;

namespace {

//! Pictures and links come from the program's resources only.
class Browser final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int type, const QUrl& name) override
    {
        return name.scheme() == QLatin1StringView("qrc") ? QTextBrowser::loadResource(type, name) : QVariant();
    }
};

QString pathOf(const QString& topic)
{
    return QStringLiteral(":/boulton/help/") + topic + QStringLiteral(".md");
}

QString read(const QString& topic)
{
    QFile file(pathOf(topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QStringList HelpView::topics()
{
    return {QStringLiteral("first-steps"), QStringLiteral("home"),  QStringLiteral("performance"), QStringLiteral("data"), QStringLiteral("reports"),
            QStringLiteral("briefing"), QStringLiteral("analyses"), QStringLiteral("needs"), QStringLiteral("audit"), QStringLiteral("people"), QStringLiteral("safekeeping"), QStringLiteral("settings"),
            QStringLiteral("vault"), QStringLiteral("rooms"), QStringLiteral("keys")};
}

HelpView::HelpView(const QString& topic, QWidget* parent) : QDialog(parent), m_list(new QListWidget(this)), m_text(new Browser(this))
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(em(52), em(36));
    kit::describe(m_list, tr("Topics"));
    kit::describe(m_text, tr("Help text"));
    kit::markData(m_list); // the help is written in English and translated as a whole
    kit::markData(m_text);
    m_text->setOpenLinks(false);
    m_text->setOpenExternalLinks(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8));
    row->addWidget(m_list, 1);
    row->addWidget(m_text, 3);
    for (const QString& t : topics()) {
        const QString heading = read(t).section(QLatin1Char('\n'), 0, 0).remove(QLatin1Char('#')).trimmed();
        auto* item = new QListWidgetItem(heading, m_list);
        item->setData(Qt::UserRole, t);
    }
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            m_text->setMarkdown(read(item->data(Qt::UserRole).toString()));
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { open(link.fileName().remove(QStringLiteral(".md"))); });
    open(topic);
    m_text->setFocus();
}

void HelpView::open(const QString& topic)
{
    const auto at = static_cast<int>(topics().indexOf(topic));
    m_list->setCurrentRow(std::max(0, at));
}

} // namespace boulton::shell
