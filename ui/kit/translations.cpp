// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/translations.h"
#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

//! Outside any namespace, as the macro wants it.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace boulton::kit {
namespace {

void install(QCoreApplication& application, const QString& language)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(QStringLiteral(":/boulton/translations/boulton_") + language + QStringLiteral(".qm")))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // nothing of it is translated yet
}

} // namespace

void installTranslations(QCoreApplication& application)
{
    initTranslations();
    install(application, QStringLiteral("en_GB"));
    if (QLocale::system().language() == QLocale::Welsh)
        install(application, QStringLiteral("cy"));
}

} // namespace boulton::kit
