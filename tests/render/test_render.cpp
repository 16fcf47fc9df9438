// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/xlsx.h"
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "ui/render/painter.h"
#include "ui/render/pdf.h"
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace boulton;

TEST(sample_document_is_written_by_every_writer)
{
    const report::Document document = test::sampleDocument();
    const auto begin = std::chrono::steady_clock::now();
    const std::string pdf = test::value(render::toPdf(document));
    std::printf("  PDF: %zu bytes, %.0f ms\n", pdf.size(), std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    const std::string html = test::value(report::toHtml(document));
    const std::string json = test::value(report::toJson(document));
    if (const char* keep = std::getenv("BOULTON_KEEP")) { // for looking at the pages
        const std::filesystem::path folder(keep);
        test::writeAll(folder / "sample.pdf", pdf);
        test::writeAll(folder / "sample.html", html);
        test::writeAll(folder / "sample.json", json);
        test::value(report::writeXlsx(document, folder / "sample.xlsx"));
    }
    CHECK(pdf.starts_with("%PDF-1.6"));
}
