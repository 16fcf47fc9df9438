// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/words.h"
#include "ui/data/reading.h"
#include "ui/kit/error_text.h"
#include "ui/kit/text.h"
#include <QCoreApplication>
#include <QLocale>

namespace boulton::data {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Data)
public:
    static QString type(table::Type type);
    static QString use(Use use);
    static QString property(std::string_view property);
    static QString rules(std::string_view rules)
    {
        if (rules == "acro")
            return tr("below 10, and zero (ACRO)");
        if (rules == "dasa5")
            return tr("1 to 4, others to the nearest 5 (DASA)");
        if (rules == "dasa10")
            return tr("none, all to the nearest 10 (DASA)");
        if (rules == "hes")
            return tr("1 to 7, others to the nearest 5 (NHS hospitals)");
        if (rules == "dfe")
            return tr("1 to 5, others to the nearest 5 (Department for Education)");
        return tr("rules of your own: %1").arg(kit::shown(rules));
    }
    static QString sensitivity(table::Sensitivity sensitivity)
    {
        switch (sensitivity) {
        case table::Sensitivity::Public:
        case table::Sensitivity::Internal: return tr("Not about people");
        case table::Sensitivity::Personal: return tr("Personal data");
        case table::Sensitivity::SpecialCategory: return tr("Special category: health, belief, ethnic group");
        }
        return {};
    }
    static QString purpose(Purpose purpose);
    static QString encoding(exchange::Encoding encoding);
    static QString delimiter(char delimiter);
    static QString reason(table::MissingReason reason);
    static QString lacking(Lacking lacking);
    static QString decisions(const Reading& reading);
};

QString Words::type(table::Type type)
{
    switch (type) {
    case table::Type::Int64: return tr("Whole number");
    case table::Type::Float64: return tr("Number");
    case table::Type::String: return tr("Text");
    case table::Type::Date: return tr("Date");
    case table::Type::Bool: return tr("Yes or no");
    }
    return {};
}

QString Words::use(Use use)
{
    switch (use) {
    case Use::None: return tr("Not used");
    case Use::Measure: return tr("Measure");
    case Use::Period: return tr("Period");
    case Use::Value: return tr("Value");
    case Use::Numerator: return tr("Numerator");
    case Use::Denominator: return tr("Denominator");
    case Use::Note: return tr("Note");
    case Use::Unit: return tr("Unit");
    case Use::Polarity: return tr("Which way is good");
    case Use::Figures: return tr("Figures of a period");
    }
    return {};
}

QString Words::property(std::string_view property)
{
    static const std::map<std::string_view, const char*> kWords{
        {"code", QT_TR_NOOP("Code")},
        {"title", QT_TR_NOOP("Title")},
        {"definition", QT_TR_NOOP("Definition")},
        {"outcome", QT_TR_NOOP("Outcome’s number")},
        {"outcome title", QT_TR_NOOP("Outcome’s title")},
        {"priority", QT_TR_NOOP("Priority")},
        {"directorate", QT_TR_NOOP("Directorate")},
        {"owner", QT_TR_NOOP("Owner")},
        {"provider", QT_TR_NOOP("Provider")},
        {"approver", QT_TR_NOOP("Approver")},
        {"source", QT_TR_NOOP("Source")},
        {"unit", QT_TR_NOOP("Unit")},
        {"scale", QT_TR_NOOP("Scale")},
        {"decimals", QT_TR_NOOP("Decimals")},
        {"frequency", QT_TR_NOOP("Frequency")},
        {"polarity", QT_TR_NOOP("Which way is good")},
        {"calculation", QT_TR_NOOP("Calculation")},
        {"reporting lag days", QT_TR_NOOP("Days until reported")},
        {"target year", QT_TR_NOOP("Target’s year")},
        {"target", QT_TR_NOOP("Target")},
        {"range to", QT_TR_NOOP("Target’s range to")},
        {"tolerance", QT_TR_NOOP("Tolerance")},
        {"blue tolerance", QT_TR_NOOP("Blue tolerance")},
        {"kind", QT_TR_NOOP("Kind")},
        {"illustrative", QT_TR_NOOP("Illustrative")},
    };
    const auto found = kWords.find(property);
    return found == kWords.end() ? tr("Not used") : tr(found->second);
}

QString Words::purpose(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Figures: return tr("Figures for the matrix");
    case Purpose::Measures: return tr("List of measures");
    case Purpose::Dataset: return tr("A dataset");
    }
    return {};
}

QString Words::encoding(exchange::Encoding encoding)
{
    switch (encoding) {
    case exchange::Encoding::Utf8: return tr("UTF-8");
    case exchange::Encoding::Windows1252: return tr("Windows, Western European");
    case exchange::Encoding::Utf16Le: return tr("UTF-16, little-endian");
    case exchange::Encoding::Utf16Be: return tr("UTF-16, big-endian");
    }
    return {};
}

QString Words::delimiter(char delimiter)
{
    switch (delimiter) {
    case ',': return tr("commas");
    case ';': return tr("semicolons");
    case '\t': return tr("tabs");
    case '|': return tr("upright bars");
    default: return QString(QLatin1Char(delimiter));
    }
}

QString Words::reason(table::MissingReason reason)
{
    switch (reason) {
    case table::MissingReason::Empty: return tr("Empty");
    case table::MissingReason::Suppressed: return tr("Suppressed (c)");
    case table::MissingReason::NotAvailable: return tr("Not available (x)");
    case table::MissingReason::NotApplicable: return tr("Not applicable (z)");
    case table::MissingReason::LowReliability: return tr("Low reliability (u)");
    case table::MissingReason::RoundsToZero: return tr("Rounds to zero (k)");
    case table::MissingReason::Unreadable: return tr("Cannot be read as this type");
    }
    return {};
}

QString Words::lacking(Lacking lacking)
{
    switch (lacking) {
    case Lacking::Nothing: return {};
    case Lacking::Measure: return tr("Say which column names the measure.");
    case Lacking::Period: return tr("Say which column holds the period, or type the period of all rows.");
    case Lacking::Value: return tr("Say which column holds the value, or numerator and denominator.");
    case Lacking::PeriodColumns: return tr("Say which columns hold the figures of a period.");
    }
    return {};
}

QString Words::decisions(const Reading& r)
{
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    const auto columns = static_cast<int>(r.csv.columns.size());
    QString text = tr("%1 rows and %2 columns.").arg(locale.toString(static_cast<qlonglong>(r.rows)), locale.toString(columns));
    const exchange::CsvFormat& f = r.csv.format;
    if (!r.spreadsheet)
        text += QLatin1Char(' ') + tr("Columns are separated by %1; letters are %2.").arg(delimiter(f.delimiter), encoding(f.encoding));
    const QString line = locale.toString(static_cast<qlonglong>(f.preambleLines + 1));
    text += QLatin1Char(' ') + (f.hasHeader ? tr("Row %1 holds the names of the columns.").arg(line) : tr("No row holds names of columns; the data begin in row %1.").arg(line));
    if (r.purpose == Purpose::Figures) {
        text += QLatin1Char(' ') + (r.mapping.layout == exchange::Layout::Wide ? tr("There is a column for each period.") : tr("Each row is one figure."));
        if (r.mapping.measureRule == exchange::MeasureRule::Renames)
            text += QLatin1Char(' ') + tr("Measures are known by their titles.");
        else if (r.mapping.measureRule == exchange::MeasureRule::Slug)
            text += QLatin1Char(' ') + tr("Codes are made from the words for the measures.");
    }
    return text;
}

} // namespace

QString typeText(table::Type type)
{
    return Words::type(type);
}
QString useText(Use use)
{
    return Words::use(use);
}
QString propertyText(std::string_view property)
{
    return Words::property(property);
}
QString rulesText(std::string_view rules)
{
    return Words::rules(rules);
}
QString sensitivityText(table::Sensitivity sensitivity)
{
    return Words::sensitivity(sensitivity);
}
QString purposeText(Purpose purpose)
{
    return Words::purpose(purpose);
}
QString encodingText(exchange::Encoding encoding)
{
    return Words::encoding(encoding);
}
QString delimiterText(char delimiter)
{
    return Words::delimiter(delimiter);
}
QString reasonText(table::MissingReason reason)
{
    return Words::reason(reason);
}
QString lackingText(Lacking lacking)
{
    return Words::lacking(lacking);
}
QString decisions(const Reading& reading)
{
    return Words::decisions(reading);
}

QString errorLine(const Error& error)
{
    const kit::Explanation e = kit::explain(error);
    QString detail = e.detail;
    if (!detail.isEmpty()) {
        const bool name = !error.args.empty() && error.what.starts_with(error.args.front()); // a file's name stays as it is
        if (!name)
            detail[0] = detail.at(0).toUpper();
        if (!detail.endsWith(QLatin1Char('.')))
            detail += QLatin1Char('.');
    }
    return (e.title + QStringLiteral(". ") + (detail.isEmpty() ? e.text : detail)).trimmed();
}

} // namespace boulton::data
