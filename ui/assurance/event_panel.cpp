// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/event_panel.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace boulton::assurance {

using kit::em;

namespace {

constexpr qsizetype kLongWord = 20;
constexpr qsizetype kPiece = 8;

//! Fingerprints and ids may be broken between lines, after each eight digits.
QString breakable(const QString& text)
{
    QStringList words = text.split(QLatin1Char(' '));
    for (QString& word : words)
        for (qsizetype at = kPiece; word.size() > kLongWord && at < word.size(); at += kPiece + 1)
            word.insert(at, QChar(0x200B));
    return words.join(QLatin1Char(' '));
}

} // namespace

EventPanel::EventPanel(QWidget* parent)
    : Card(parent), m_title(kit::heading({}, 3, this)), m_hint(kit::mutedLabel(tr("Choose an event to see all that is recorded of it."), this)),
      m_copy(kit::button(tr("Copy"), kit::ButtonKind::Normal, this))
{
    column()->addWidget(m_title);
    column()->addWidget(m_hint);
    auto* inside = new QWidget;
    m_place = new QVBoxLayout(inside);
    m_place->setContentsMargins(0, 0, em(0.4), 0);
    m_place->addStretch(1);
    column()->addWidget(new kit::Column(inside, this), 1);
    m_copy->setIcon(kit::icon(QStringLiteral("copy")));
    kit::describe(m_copy, tr("Copy all of the event"));
    column()->addWidget(m_copy, 0, Qt::AlignLeading);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    show(nullptr);
}

void EventPanel::show(const workspace::AuditRow* row, const QString& subject)
{
    delete m_fields;
    m_fields = nullptr;
    m_text.clear();
    m_title->setVisible(row);
    m_hint->setVisible(!row);
    m_copy->setVisible(row);
    if (!row)
        return;
    m_title->setText(kit::toQt(row->words));
    m_fields = new QWidget;
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(em(0.1));
    m_text = m_title->text() + QLatin1Char('\n');
    const auto add = [&](const QString& name, const QString& shown, const QString& whole) {
        if (whole.isEmpty())
            return;
        fields->addWidget(kit::mutedLabel(name, m_fields));
        fields->addWidget(kit::dataLabel(breakable(shown), m_fields));
        fields->addSpacing(em(0.45));
        m_text += name + QStringLiteral(": ") + whole + QLatin1Char('\n');
    };
    const auto plain = [&](const QString& name, const std::string& value) { add(name, kit::shown(value), kit::shown(value)); };
    add(tr("When"), kit::whenText(row->at), kit::shown(row->at.iso()));
    plain(tr("Exactly, in UTC"), row->at.iso());
    plain(tr("Who"), row->actorName);
    const QString id = kit::shown(row->subject);
    const QString named = subject.isEmpty() || subject.endsWith(QStringLiteral("…")) || subject == id ? id : subject + QStringLiteral(" (") + id + QLatin1Char(')');
    add(tr("Of what"), named, named);
    plain(tr("Details"), row->detail);
    plain(tr("File"), row->fileLabel);
    plain(tr("Number in its file"), std::to_string(row->seq));
    plain(tr("The program’s word"), row->action);
    plain(tr("Id of the person"), row->actor == row->actorName ? std::string() : row->actor);
    plain(tr("Fingerprint"), row->hash);
    m_place->insertWidget(0, m_fields);
}

} // namespace boulton::assurance
