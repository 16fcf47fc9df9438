// SPDX-License-Identifier: GPL-3.0-or-later
// An error as people read it: what happened, what was kept, what to do next. The words depend on the code; the details are core's.
#pragma once
#include "core/base/result.h"
#include <QString>

namespace boulton::kit {

struct Explanation {
    QString title;  //!< a few words
    QString text;   //!< what happened and what was kept
    QString next;   //!< what to do
    QString detail; //!< core's English sentence; may be empty
};
[[nodiscard]] Explanation explain(const Error& error);
//! Title, text and next step in one paragraph.
[[nodiscard]] QString sentence(const Error& error);

} // namespace boulton::kit
