// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/text.h"
#include "core/base/format.h"
#include "core/base/log.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QTimeZone>

namespace boulton::kit {

QString toQt(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string toUtf8(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Translator translator()
{
    return [](const char* context, std::string_view source) {
        const std::string text(source); // translate() needs a terminated string
        return toUtf8(QCoreApplication::translate(context, text.c_str()));
    };
}

QString toQt(const Text& text)
{
    return toQt(std::string_view(toString(text, translator())));
}

QString shown(std::string_view utf8)
{
    return toQt(std::string_view(printable(utf8)));
}

QString pathText(const platform::Path& path)
{
    return QDir::toNativeSeparators(toQt(std::string_view(platform::toUtf8(path))));
}

platform::Path toPath(const QString& text)
{
    return platform::pathFromUtf8(toUtf8(QDir::fromNativeSeparators(text)));
}

QString whenText(Instant at)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.microseconds / 1000, QTimeZone::UTC).toLocalTime();
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(local, QStringLiteral("d MMMM yyyy, HH:mm"));
}

} // namespace boulton::kit
