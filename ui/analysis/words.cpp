// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/words.h"
#include "ui/kit/text.h"
#include <QRegularExpression>
#include <algorithm>

namespace boulton::analysis {

using modules::Stage;

QString Words::stage(Stage stage)
{
    switch (stage) {
    case Stage::Discovery: return tr("Discovery");
    case Stage::Design: return tr("Design");
    case Stage::Alpha: return tr("Alpha");
    case Stage::Beta: return tr("Beta");
    case Stage::Live: return tr("Live");
    }
    return {};
}

QString Words::stageMeaning(Stage stage)
{
    switch (stage) {
    case Stage::Discovery: return tr("Discovery: the question is being understood. Do not rest a decision on it.");
    case Stage::Design: return tr("Design: the method is being worked out. Do not rest a decision on it.");
    case Stage::Alpha: return tr("Alpha: a first version, tried out. Have its results checked.");
    case Stage::Beta: return tr("Beta: in use and tested against published results, and still being improved.");
    case Stage::Live: return tr("Live: in regular use.");
    }
    return {};
}

QString Words::inputs(const std::vector<workspace::RunInput>& inputs)
{
    QStringList parts;
    for (const auto& input : inputs)
        parts << tr("%1 (revision %2)").arg(kit::shown(input.dataset)).arg(input.revision);
    return parts.join(QStringLiteral(", "));
}

QString Words::settings(const modules::AnalysisModule* module, const std::map<std::string, std::string>& settings)
{
    QStringList parts;
    for (const auto& [key, value] : settings) {
        QString title = kit::shown(key);
        if (module)
            if (const auto param = std::ranges::find(module->params, key, &modules::Param::key); param != module->params.end())
                title = kit::toQt(param->title);
        parts << title + QStringLiteral(": ") + (value.empty() ? tr("not set") : kit::shown(value));
    }
    return parts.join(QStringLiteral("; "));
}

QString Words::about(const modules::AnalysisModule* module, const std::vector<workspace::RunInput>& inputs,
                     const std::map<std::string, std::string>& settings)
{
    const QString given = Words::settings(module, settings);
    return given.isEmpty() ? Words::inputs(inputs) : Words::inputs(inputs) + QStringLiteral(" · ") + given;
}

QString Words::missing(const workspace::ModuleReadiness& readiness)
{
    if (readiness.ready)
        return {};
    QStringList parts;
    for (const auto& need : readiness.needs)
        if (need.need && need.need->required && need.datasets.empty())
            for (const Text& text : need.missing)
                parts << kit::toQt(text);
    return parts.isEmpty() ? tr("The vault does not hold what it needs.") : parts.join(QLatin1Char(' '));
}

QString Words::fileStem(const std::string& module, const std::vector<workspace::RunInput>& inputs)
{
    QString stem = kit::toQt(std::string_view(module));
    if (!inputs.empty())
        stem += QLatin1Char('-') + kit::toQt(std::string_view(inputs.front().dataset));
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9._-]+"));
    return stem.replace(others, QStringLiteral("-"));
}

} // namespace boulton::analysis
