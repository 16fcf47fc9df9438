// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/audit_words.h"
#include <algorithm>
#include <array>

namespace boulton::workspace {
namespace {

struct ActionWords {
    std::string_view action;
    Text words;
};

//! In alphabetical order. A test compares it with use_cases.h and with every action that the repositories write.
const auto& table()
{
    static const std::array kWords{
        ActionWords{"access.decline", BOULTON_TR("workspace", "Request for a compartment declined")},
        ActionWords{"access.grant", BOULTON_TR("workspace", "Compartment granted")},
        ActionWords{"access.request", BOULTON_TR("workspace", "Access to a compartment asked for")},
        ActionWords{"access.revoke", BOULTON_TR("workspace", "Compartment taken away")},
        ActionWords{"actuals.import", BOULTON_TR("workspace", "Figures imported from a file")},
        ActionWords{"analysis.run", BOULTON_TR("workspace", "Analysis run and kept")},
        ActionWords{"audit.export", BOULTON_TR("workspace", "Audit exported")},
        ActionWords{"audit.verify", BOULTON_TR("workspace", "Audit verified")},
        ActionWords{"break-glass.open", BOULTON_TR("workspace", "Glass broken: exports without a second person")},
        ActionWords{"break-glass.review", BOULTON_TR("workspace", "Exports without a second person reviewed")},
        ActionWords{"briefing.make", BOULTON_TR("workspace", "Briefing file made")},
        ActionWords{"clock.back", BOULTON_TR("workspace", "The computer's clock was behind the last change")},
        ActionWords{"commentary.record", BOULTON_TR("workspace", "Commentary recorded")},
        ActionWords{"compartment.create", BOULTON_TR("workspace", "Compartment made")},
        ActionWords{"dataset.append", BOULTON_TR("workspace", "Rows added to a dataset")},
        ActionWords{"dataset.create", BOULTON_TR("workspace", "Dataset made")},
        ActionWords{"dataset.import", BOULTON_TR("workspace", "Dataset imported from a file")},
        ActionWords{"dataset.replace", BOULTON_TR("workspace", "Dataset replaced by a new state")},
        ActionWords{"disclosure-rules.set", BOULTON_TR("workspace", "Rules for counts of people set")},
        ActionWords{"document.export", BOULTON_TR("workspace", "Document exported")},
        ActionWords{"file.create", BOULTON_TR("workspace", "Encrypted file made")},
        ActionWords{"file.migrate", BOULTON_TR("workspace", "Encrypted file brought to a new version")},
        ActionWords{"file.rekey", BOULTON_TR("workspace", "Encrypted file copied under a new key")},
        ActionWords{"header.acknowledge", BOULTON_TR("workspace", "Vault's header gone on with from an older copy")},
        ActionWords{"header.finished", BOULTON_TR("workspace", "Interrupted change of the vault's header finished")},
        ActionWords{"header.intent", BOULTON_TR("workspace", "Change of the vault's header begun")},
        ActionWords{"header.undone", BOULTON_TR("workspace", "Interrupted change of the vault's header undone")},
        ActionWords{"header.upgrade", BOULTON_TR("workspace", "Vault's header brought to a new version")},
        ActionWords{"mapping.save", BOULTON_TR("workspace", "Import mapping saved")},
        ActionWords{"measures.import", BOULTON_TR("workspace", "List of measures imported")},
        ActionWords{"operation.abandoned", BOULTON_TR("workspace", "Interrupted work given up")},
        ActionWords{"operation.begin", BOULTON_TR("workspace", "Work on several files begun")},
        ActionWords{"operation.finished", BOULTON_TR("workspace", "Work on several files finished")},
        ActionWords{"pack.export", BOULTON_TR("workspace", "Pack exported")},
        ActionWords{"passphrase.change", BOULTON_TR("workspace", "Passphrase changed")},
        ActionWords{"period.sign-off", BOULTON_TR("workspace", "Period signed off")},
        ActionWords{"personal-data.read", BOULTON_TR("workspace", "Personal data looked at")},
        ActionWords{"plan.describe", BOULTON_TR("workspace", "Council, plan or paper described")},
        ActionWords{"record.put", BOULTON_TR("workspace", "Records written")},
        ActionWords{"recovery.make", BOULTON_TR("workspace", "Recovery codes made")},
        ActionWords{"recovery.use", BOULTON_TR("workspace", "Two recovery codes used")},
        ActionWords{"rekey.finished", BOULTON_TR("workspace", "File under an old key removed")},
        ActionWords{"rekey.undone", BOULTON_TR("workspace", "Unfinished copy under a new key removed")},
        ActionWords{"release.approve", BOULTON_TR("workspace", "Export released by a second person")},
        ActionWords{"release.decline", BOULTON_TR("workspace", "Release of an export declined")},
        ActionWords{"release.look", BOULTON_TR("workspace", "Looked at what would be exported")},
        ActionWords{"release.request", BOULTON_TR("workspace", "Release of an export asked for")},
        ActionWords{"role.set", BOULTON_TR("workspace", "Role changed")},
        ActionWords{"run.keep", BOULTON_TR("workspace", "Result of an analysis stored")},
        ActionWords{"sample.make", BOULTON_TR("workspace", "Sample council made")},
        ActionWords{"unlock", BOULTON_TR("workspace", "Vault unlocked")},
        ActionWords{"unlock.failed", BOULTON_TR("workspace", "Wrong passphrase since the last unlock")},
        ActionWords{"use-case.refused", BOULTON_TR("workspace", "Refused for lack of a right")},
        ActionWords{"user.add", BOULTON_TR("workspace", "User added")},
        ActionWords{"user.remove", BOULTON_TR("workspace", "User removed")},
        ActionWords{"values.edit", BOULTON_TR("workspace", "Figures changed by hand")},
        ActionWords{"vault.acknowledge", BOULTON_TR("workspace", "Older copy acknowledged and gone on with")},
        ActionWords{"vault.backup", BOULTON_TR("workspace", "Vault backed up")},
        ActionWords{"vault.check", BOULTON_TR("workspace", "Vault checked")},
        ActionWords{"vault.create", BOULTON_TR("workspace", "Vault made")},
        ActionWords{"vault.restore", BOULTON_TR("workspace", "Vault restored from a backup")},
    };
    return kWords;
}

} // namespace

Text wordsFor(std::string_view action)
{
    const auto& words = table();
    const auto found = std::ranges::lower_bound(words, action, {}, &ActionWords::action);
    return found != words.end() && found->action == action ? found->words : Text::raw(action);
}

std::vector<std::string_view> knownActions()
{
    std::vector<std::string_view> actions;
    for (const auto& one : table())
        actions.push_back(one.action);
    return actions;
}

Text wordsFor(const AuditFileVerdict& v, const Text& chain, const Text& root)
{
    if (v.badFrom)
        return BOULTON_TR("workspace", "From event %1 on the audit is not what was written.").with(*v.badFrom);
    if (!chain.empty())
        return chain;
    if (!root.empty())
        return BOULTON_TR("workspace",
                          "The chain of events is whole, but the file is not as its last change left it: %1.")
            .with(root.source);
    return BOULTON_TR("workspace",
                      "All %1 events are as they were written, and the file is as its last change left it.")
        .with(v.events);
}

} // namespace boulton::workspace
