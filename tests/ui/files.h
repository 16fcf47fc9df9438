// SPDX-License-Identifier: GPL-3.0-or-later
// Files for the data page, made for tests and pictures in the desktop's own folder.
#pragma once
#include "core/workspace/sample_vault.h"
#include "tests/support/hostile/spreadsheet.h"
#include "tests/support/test.h"
#include "tests/ui/desktop.h"
#include "ui/kit/text.h"
#include <QDir>
#include <QFile>

namespace boulton::test {

//! Written with the bytes; its path.
inline QString madeFile(Desktop& d, const char* name, std::string_view bytes)
{
    const QString path = QDir(kit::pathText(d.folder())).filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        throw std::runtime_error("cannot write " + path.toStdString());
    return path;
}

//! The sample council's files of March 2020: "actuals-2020-03.csv", "measures.csv", "wards.csv", …
inline QString sampleFile(Desktop& d, const char* name)
{
    const auto folder = d.folder() / "sample-files";
    if (!std::filesystem::exists(folder / name) && !workspace::exportSampleFiles(folder))
        throw std::runtime_error("the sample's files cannot be written");
    return kit::pathText(folder / name);
}

//! As officers send it: a title above the table, pounds and blanks, a row too many, codes that nobody knows, "about 7".
inline QString messyCsv(Desktop& d)
{
    return madeFile(d, "Housing returns (April).csv",
                    "Housing returns;;;;\r\nprepared by P. Officer;;;;\r\n\r\n"
                    "Code;Period;Value;Numerator;Comment\r\n"
                    "2.20;2020-04;612;;estimate\r\n"
                    "3.01;April 2020;about 7;;asked again\r\n"
                    "3.02;30/04/2020;71,2;;\r\n"
                    "XX-99;2020-04;5;;not ours\r\n"
                    "XX-98;2020-04;7;;\r\n"
                    "4.02;sometime;8;;\r\n"
                    "4.03;2020-04;9;;one;cell too many;\r\n"
                    ";2020-04;10;;\r\n");
}

//! One sheet with notes, one with figures.
inline QString workbook(Desktop& d)
{
    const auto row = [](int n, const std::vector<std::string>& cells) {
        std::string out = "<row r=\"" + std::to_string(n) + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string at = std::string(1, static_cast<char>('A' + i)) + std::to_string(n);
            const bool number = !cells[i].empty() && cells[i].find_first_not_of("0123456789.") == std::string::npos && i > 1;
            out += number ? numberCell(at, cells[i]) : textCell(at, cells[i]);
        }
        return out + "</row>";
    };
    Xlsx book{.sheets = {{"Figures", sheetXml(row(1, {"Measure code", "Period", "Value", "Comment"}) + row(2, {"2.20", "2020-04", "604", "provisional"}) +
                                              row(3, {"1.02", "2020-04", "10.5", ""}) + row(4, {"1.04", "2020-04", "5", ""}))},
                         {"Notes", sheetXml(row(1, {"Note", "By"}) + row(2, {"Sent on 4 May", "Housing"}))}}};
    return madeFile(d, "Housing April.xlsx", book.bytes());
}

} // namespace boulton::test
