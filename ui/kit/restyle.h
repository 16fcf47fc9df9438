// SPDX-License-Identifier: GPL-3.0-or-later
// What is not on the screen takes new colours and sizes when it gets there, so that changing them stops the program for the page in front
// alone.
#pragma once
#include <QWidget>

namespace boulton::kit {

//! Everything in this widget may wait while it is hidden.
void styleWhenShown(QWidget* place);
//! It is about to be shown: gives what waited in it the colours and sizes of now.
void styleNow(QWidget* place);

} // namespace boulton::kit
