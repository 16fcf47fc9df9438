// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "core/base/utf8.h"
#include "core/workspace/service_user.h"
#include <QString>
#include <algorithm>
#include <cstdio>

namespace boulton::cli {
namespace {

//! What a person can do about it, where that is not plain from the message.
std::string_view advice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongPassphrase:
        return "Check caps lock and the keyboard's language, then try again. Nothing was changed.";
    case ErrorCode::Damaged:
        return "Do not write to it any more. Restore the last backup into a new folder and compare.";
    case ErrorCode::RollbackDetected:
        return "Find the newer copy, or look at this one with --read-only. If it is the right one (a backup was restored, "
               "you changed computers), an administrator goes on with it: boulton-cli vault acknowledge.";
    case ErrorCode::NewerVersion: return "Use the newer Boulton that made it. Nothing was changed.";
    case ErrorCode::ReadOnly:
        return "Check the rights of the folder, or copy the vault to a disk that can be written. Nothing was changed.";
    case ErrorCode::DiskFull: return "Free some space and try again. Nothing was changed.";
    case ErrorCode::Busy: return "Close the other Boulton and try again, or look at the vault with --read-only.";
    case ErrorCode::NotEncrypted: return "This build must not be used. Report it to whoever supplied it.";
    default: return {};
    }
}

//! As the desktop does it: é typed as one character or as two is the same passphrase. Qt has the tables; what it holds for
//! a moment is wiped here.
Result<crypto::Secret> normalForm(Result<crypto::Secret> typed)
{
    if (!typed)
        return typed;
    const auto bytes = std::as_const(*typed).bytes();
    if (std::ranges::all_of(bytes, [](unsigned char c) { return c < 0x80; }))
        return typed;
    const std::string_view view(static_cast<const char*>(static_cast<const void*>(bytes.data())), bytes.size());
    if (!utf8::valid(view))
        return fail(ErrorCode::Usage, "the passphrase is not UTF-8 text");
    QString text = QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    QString normal = text.normalized(QString::NormalizationForm_C);
    QByteArray result = normal.toUtf8();
    auto secret = crypto::Secret::copyOf(std::string_view(result.constData(), static_cast<std::size_t>(result.size())));
    for (QString* one : {&text, &normal})
        crypto::wipe(one->data(), static_cast<std::size_t>(one->size()) * sizeof(QChar));
    crypto::wipe(result.data(), static_cast<std::size_t>(result.size()));
    return secret;
}

} // namespace

int exitOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return kUsage;
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::NotAVault:
    case ErrorCode::TooLarge:
    case ErrorCode::Damaged: return kBadInput;
    case ErrorCode::Cancelled: return kCancelled;
    case ErrorCode::Internal:
    case ErrorCode::Io: return kFailed;
    default: return kRefused;
    }
}

void print(const std::string& line)
{
    std::printf("%s\n", platform::isTerminal(1) ? printable(line).c_str() : line.c_str());
}
void printError(const std::string& line)
{
    std::fprintf(stderr, "%s\n", printable(line).c_str());
}

int report(const Error& error)
{
    printError("boulton-cli: " + error.what + " [" + std::string(name(error.code)) + "]");
    if (const auto next = advice(error.code); !next.empty())
        printError("             " + std::string(next));
    return exitOf(error.code);
}

void printDiagnostics(const Diagnostics& diagnostics, std::size_t limit)
{
    const std::size_t shown = std::min(limit, diagnostics.items().size());
    for (std::size_t i = 0; i < shown; ++i)
        printError("  " + std::string(name(diagnostics.items()[i].severity)) + ": " + toLine(diagnostics.items()[i]));
    if (diagnostics.count() > shown)
        printError("  … and " + std::to_string(diagnostics.count() - shown) + " more");
}

void VaultOptions::addTo(CLI::App& app, bool required)
{
    auto* option = app.add_option("--vault", vault, "The vault's folder, NAME.boulton");
    if (required)
        option->required();
    app.add_option("--login", login, "Your login; without it you are whoever made the vault");
    app.add_option("--passphrase-fd", passphraseFd,
                   "Read the passphrase from this file descriptor (otherwise it is asked for)");
    app.add_flag("--unattended", unattended, "For a service: its key comes from the keystore of the operating system, where IT allows that");
    app.add_flag("--read-only", readOnly, "Look only: also while another Boulton has the vault open, or at an older copy");
}

Result<crypto::Secret> readPassphrase(int descriptor, const std::string& prompt)
{
    BOULTON_TRY_ASSIGN(crypto::Secret buffer, crypto::Secret::make(1024));
    BOULTON_TRY_ASSIGN(const std::size_t size, descriptor >= 0
                                                   ? platform::readLineFromDescriptor(descriptor, buffer.characters())
                                                   : platform::readPassphraseFromTerminal(prompt, buffer.characters()));
    if (size == 0)
        return fail(ErrorCode::Usage, "the passphrase is empty");
    return normalForm(buffer.part(0, size));
}

Result<crypto::Secret> choosePassphrase(int descriptor, const std::string& prompt)
{
    BOULTON_TRY_ASSIGN(crypto::Secret first, readPassphrase(descriptor, prompt));
    if (descriptor >= 0)
        return first;
    BOULTON_TRY_ASSIGN(const crypto::Secret second, readPassphrase(-1, "Once more: "));
    if (!first.equal(second))
        return fail(ErrorCode::Usage, "the two passphrases differ; nothing was changed");
    return first;
}

store::VaultOptions storeOptions(const std::string& login)
{
    store::VaultOptions options;
    options.login = login;
    options.localDataFolder = platform::localDataFolder();
    return options;
}

namespace {

using Opener = Result<workspace::Session> (*)(const platform::Path&, const crypto::Secret&, const workspace::OpenOptions&,
                                              const Clock&);

//! Typed by a person, or of a service.
Result<crypto::Secret> keyFor(const VaultOptions& options)
{
    if (!options.unattended)
        return readPassphrase(options.passphraseFd, "Passphrase of " + options.vault + ": ");
    if (options.login.empty() || options.passphraseFd >= 0)
        return fail(ErrorCode::Usage, "--unattended goes with the --login of the service, and without a passphrase");
    BOULTON_TRY_ASSIGN(const workspace::Policy policy, workspace::readPolicy());
    return workspace::serviceKey(options.login, policy);
}

Result<workspace::Session> openWith(Opener open, const VaultOptions& options, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(options.vault);
    BOULTON_TRY(workspace::Session::looksLikeVault(folder)); // before anybody types a passphrase
    workspace::OpenOptions how = storeOptions(options.login);
    how.vault.readOnly = options.readOnly;
    how.unattended = options.unattended;
    BOULTON_TRY_ASSIGN(const crypto::Secret key, keyFor(options));
    return open(folder, key, how, context.clock);
}

} // namespace

Result<workspace::Session> openSession(const VaultOptions& options, const Context& context)
{
    return openWith(&workspace::Session::open, options, context);
}

Result<workspace::Session> openVaultSession(const VaultOptions& options, const Context& context)
{
    return openWith(&workspace::Session::openVault, options, context);
}

} // namespace boulton::cli
