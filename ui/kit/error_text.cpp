// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/error_text.h"
#include "ui/kit/text.h"
#include <QCoreApplication>
#include <cstdlib>

namespace boulton::kit {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Errors)
public:
    static Explanation of(ErrorCode code);
    static Explanation wait(int seconds)
    {
        return {tr("Too many wrong passphrases"), tr("Boulton waits before the next try, also after a restart."),
                tr("Try again in %n second(s).", nullptr, seconds), {}};
    }
};

Explanation Words::of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return {tr("Something went wrong inside Boulton"), tr("The step was not carried out; what was saved before is kept."),
                tr("Try again. If it happens again, pass on the details below."), {}};
    case ErrorCode::Cancelled: return {tr("Stopped"), tr("It was stopped before it finished. Everything is as it was."), {}, {}};
    case ErrorCode::InvalidInput:
        return {tr("This cannot be used as it is"), tr("Nothing was changed."), tr("The details say where the problem is."), {}};
    case ErrorCode::NotEnoughData:
        return {tr("Not enough data"), tr("There is too little to compute an honest answer, so none is shown."), {}, {}};
    case ErrorCode::NotFound: return {tr("Not found"), tr("Nothing was changed."), {}, {}};
    case ErrorCode::AlreadyExists:
        return {tr("There is something at that place already"), tr("It was left as it is."), tr("Choose another name or folder."), {}};
    case ErrorCode::Refused: return {tr("Not allowed"), tr("Nothing was changed."), {}, {}};
    case ErrorCode::Usage: return {tr("A setting does not fit"), tr("Nothing was run."), tr("Correct it and try again."), {}};
    case ErrorCode::Io:
        return {tr("The file or folder could not be used"), tr("What was there before is kept."),
                tr("Is the drive connected, and may you write there?"), {}};
    case ErrorCode::DiskFull:
        return {tr("The disk is full"), tr("Nothing was changed and nothing half-written was left behind."),
                tr("Make room, or choose another drive, and try again."), {}};
    case ErrorCode::ReadOnly:
        return {tr("This cannot be written"), tr("Nothing was changed."),
                tr("If the vault is open for reading only, the line above the page says why. Otherwise choose another folder."), {}};
    case ErrorCode::NotAVault:
        return {tr("There is no Boulton vault here"), {}, tr("Choose the folder whose name ends in .boulton."), {}};
    case ErrorCode::WrongPassphrase:
        return {tr("That passphrase does not open this vault"), {}, tr("Check Caps Lock and try again."), {}};
    case ErrorCode::Damaged:
        return {tr("The vault or file is damaged"), tr("What is read is checked, and this is not what was written. It was left as it is."),
                tr("Restore it from a backup, and tell your administrator."), {}};
    case ErrorCode::RollbackDetected:
        return {tr("This is an older copy of the vault"), tr("This computer has seen a newer state of it. It was not opened, and not changed."),
                tr("Find the newer copy, or restore the backup into a new folder."), {}};
    case ErrorCode::NewerVersion:
        return {tr("Made by a newer Boulton"), tr("It was left as it is."), tr("Install the newer version to open it."), {}};
    case ErrorCode::KdfOutOfBounds:
        return {tr("The vault's key settings are out of bounds"), tr("It was not opened."), tr("Tell your administrator: the header may have been changed."), {}};
    case ErrorCode::NotEncrypted:
        return {tr("This computer's database library does not encrypt"), tr("Nothing was opened or written."), tr("Install Boulton again."), {}};
    case ErrorCode::Busy:
        return {tr("Another program has this open"), tr("Nothing was changed."), tr("Close it there first, then try again."), {}};
    case ErrorCode::TooLarge: return {tr("Too large"), tr("It is above a stated limit. Nothing was changed."), {}, {}};
    }
    return {};
}

} // namespace

Explanation explain(const Error& error)
{
    if (error.code == ErrorCode::Refused && error.args.size() == 2 && error.args.front() == "wait")
        return Words::wait(std::atoi(error.args.back().c_str()));
    Explanation e = Words::of(error.code);
    e.detail = shown(error.what);
    return e;
}

QString sentence(const Error& error)
{
    const Explanation e = explain(error);
    QString text = e.title + QStringLiteral(". ") + e.text;
    if (!e.next.isEmpty())
        text += QLatin1Char(' ') + e.next;
    return text.simplified();
}

} // namespace boulton::kit
