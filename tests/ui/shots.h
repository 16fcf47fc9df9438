// SPDX-License-Identifier: GPL-3.0-or-later
// Every view that a person can meet: pages in their states, and dialogs. The tour makes a picture of each; the harnesses look each over.
// A test fails while a page of ui/shell/pages.cpp or a class of dialog in ui/ has no shot.
#pragma once
#include "tests/ui/desktop.h"
#include <QString>
#include <vector>

namespace boulton::data {
class DataPage;
}
namespace boulton::test {

struct Shot {
    QString name;   //!< begins with the page's id, or with "gate" or "dialog"
    bool unlocked = true;
    //! Brings the view up and returns what is to be looked at: the window, or a dialog (which the caller deletes).
    std::function<QWidget*(Desktop&)> show;
};
[[nodiscard]] const std::vector<Shot>& shots();
[[nodiscard]] std::vector<Shot> dataShots();
[[nodiscard]] std::vector<Shot> auditShots();
[[nodiscard]] std::vector<Shot> briefingShots();
[[nodiscard]] std::vector<Shot> safekeepingShots(); //!< the last: they open other vaults
//! The import page with a file about people whose columns are marked.
data::DataPage& markedReferrals(Desktop& d);
//! The class names of dialogs that were shown by the shots that begin with "dialog".
[[nodiscard]] QWidget* show(Desktop& desktop, const Shot& shot);

} // namespace boulton::test
