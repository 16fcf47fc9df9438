// SPDX-License-Identifier: GPL-3.0-or-later
// A document that may be looked at and no more: nothing of it goes to the clipboard, into a file or into a selection. A rule of the
// program, as everything on a screen: who sees it can write it down.
#pragma once
#include <QObject>

class QWidget;

namespace boulton::document {

//! From now on for everything inside `root`, also what is made later. Call it before a document is shown there.
void makeLookOnly(QWidget* root);
[[nodiscard]] bool isLookOnly(const QWidget* widget);

} // namespace boulton::document
