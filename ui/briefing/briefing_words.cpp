// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/briefing/briefing_words.h"
#include "core/briefing/briefing_file.h"
#include "ui/kit/error_text.h"
#include "ui/kit/text.h"
#include <QCoreApplication>

namespace boulton::briefingwindow {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BriefingWords)
public:
    static QString of(const Error& error)
    {
        const auto is = [&](std::string_view first, std::size_t args) { return error.args.size() == args && error.args.front() == first; };
        if (is(briefing::kExpired, 2))
            return tr("This briefing ended on %1. Ask whoever made it for a new one.").arg(kit::shown(error.args[1]));
        if (is(briefing::kClockBack, 3))
            return tr("The clock of this computer says %1, but this briefing cannot be opened before %2. Put the clock right and try again.")
                .arg(kit::shown(error.args[1]), kit::shown(error.args[2]));
        if (is(briefing::kNotABriefing, 1))
            return tr("This file is not a briefing of Boulton. Ask whoever sent it for the right one.");
        switch (error.code) {
        case ErrorCode::WrongPassphrase: return tr("That passphrase does not open this briefing. Check Caps Lock and try again.");
        case ErrorCode::Damaged:
            return tr("This briefing is damaged or was changed, so nothing of it is shown. Ask whoever made it for a fresh copy.");
        case ErrorCode::NewerVersion: return tr("This briefing was made by a newer Boulton. Install the newer version to open it.");
        case ErrorCode::KdfOutOfBounds:
            return tr("The key settings of this briefing are outside what Boulton accepts, so it was not opened. Tell whoever sent it to you.");
        case ErrorCode::NotFound: return tr("The file is not there any more.");
        default: return kit::sentence(error) + QLatin1Char('\n') + kit::shown(error.what);
        }
    }
};

} // namespace

QString wordsFor(const Error& error)
{
    return Words::of(error);
}

} // namespace boulton::briefingwindow
