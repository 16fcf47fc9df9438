// SPDX-License-Identifier: GPL-3.0-or-later
// What a second person is asked to release, whole, as it would leave.
#pragma once
#include "core/workspace/release.h"
#include <QDialog>
#include <functional>
#include <memory>

namespace boulton::document {
class DocumentView;
}
namespace boulton::kit {
class Tabs;
}

namespace boulton::assurance {

class ReleaseView : public QDialog {
    Q_OBJECT
public:
    //! `release`: goes on to releasing it.
    ReleaseView(const workspace::Release& asked, std::shared_ptr<const report::Document> document, std::function<void()> release, QWidget* parent);
    [[nodiscard]] document::DocumentView* view() const { return m_view; }
    [[nodiscard]] kit::Tabs* tabs() const { return m_tabs; }

private:
    void addValues(const report::Document& document); //!< what the spreadsheet and the JSON file hold beside the report
    kit::Tabs* m_tabs;
    document::DocumentView* m_view;
};

} // namespace boulton::assurance
