// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/works.h"
#include "core/store/backup.h"
#include "core/store/keyslots.h"
#include "core/store/register.h"
#include "core/store/vault_keys.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/import.h"
#include "core/workspace/people.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include <algorithm>
#include <array>

namespace boulton::faults {
namespace {

using performance::Period;
using workspace::Session;

constexpr int kMeasures = 6;

std::string codeOf(int measure)
{
    return "m" + std::to_string(measure);
}
std::string number(std::size_t n)
{
    return std::to_string(n);
}

//! A file of figures of one month, as it comes from a service.
fs::path actuals(const Scene& scene, const std::string& month, double first)
{
    std::string text = "Measure code,Period,Numerator,Denominator,Value\n";
    for (int m = 0; m < kMeasures; ++m)
        text += codeOf(m) + "," + month + ",,," + std::to_string(first + m) + "\n";
    fs::create_directories(scene.folder / "files");
    test::writeAll(scene.folder / "files" / "actuals.csv", text);
    return scene.folder / "files" / "actuals.csv";
}

Status import(Scene& scene, Session& session, const std::string& month, double first)
{
    const workspace::ImportOptions options{
        .createMeasures = true, .outcome = 1, .outcomeTitle = std::string(kCanary) + " outcome"};
    BOULTON_TRY(workspace::importActuals(session, actuals(scene, month, first), workspace::standardMapping(), options, {}));
    return {};
}

//! All or none of the measures hold these figures somewhere in their history.
bool allOrNone(Session& session, Period period, double first, int measures)
{
    const auto plan = test::value(workspace::loadPlan(session));
    int found = 0;
    for (int m = 0; m < measures; ++m)
        found += std::ranges::any_of(plan.history.records(), [&](const performance::ValueRecord& r) {
            return r.measure.value == codeOf(m) && r.period == period && r.value == first + m;
        });
    test::check(found == 0 || found == measures,
                number(static_cast<std::size_t>(found)) + " of " + std::to_string(measures) + " figures are there");
    return found > 0;
}

void makeCouncil(Scene& scene)
{
    fs::create_directories(scene.disk());
    auto session = test::value(Session::create(scene.vault(), std::string(kCanary) + " officer", secret(kPassphrase),
                                               scene.options(), scene.clock));
    for (const int month : {1, 2, 3})
        test::value(import(scene, session, "2020-0" + std::to_string(month), month * 1000.0));
    test::value(session.close());
}

// ---------------------------------------------------------------- data

class Import : public Work {
public:
    std::string_view name() const override { return "import"; }
    std::vector<Step> steps(Scene& scene, int round) const override
    {
        std::vector<Step> all;
        for (std::size_t i = 0; i < 3; ++i)
            all.push_back({"month " + number(i), [&scene, i, round](Session& s) {
                               return import(scene, s, monthOf(round, i), firstOf(round, i));
                           }});
        all.push_back({"dataset", [&scene, round](Session& s) -> Status {
                           std::string text = "ward,n\n";
                           for (int row = 0; row < 4000; ++row)
                               text += std::string(kCanary) + std::to_string(row % 69) + "," +
                                       std::to_string((row * 7919 + round) % 10'007) + "\n";
                           fs::create_directories(scene.folder / "files");
                           const fs::path file = scene.folder / "files" / "wards.csv";
                           test::writeAll(file, text);
                           BOULTON_TRY(workspace::importDataset(s, file, dataset(round), {}, {}, {}));
                           return {};
                       }});
        return all;
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        if (step < 3)
            return allOrNone(session, Period::month(2020, 4 + 3 * round + static_cast<int>(step)), firstOf(round, step),
                             kMeasures);
        const auto found = session.performance().datasets().find(dataset(round));
        if (!found)
            return false;
        const auto column = test::value(session.performance().datasets().read(found->id, {"n"}, {}, {})).column(0);
        CHECK_EQ(column.size(), 4000U);
        for (std::int64_t row = 0; row < 4000; ++row)
            CHECK_EQ(column.ints()[static_cast<std::size_t>(row)], (row * 7919 + round) % 10'007);
        return true;
    }

private:
    static std::string monthOf(int round, std::size_t i)
    {
        return "2020-0" + number(4 + 3 * static_cast<std::size_t>(round) + i);
    }
    static double firstOf(int round, std::size_t i) { return 100.0 * static_cast<double>(i) + 10'000.0 * (round + 1); }
    static std::string dataset(int round) { return std::string(kCanary) + " wards " + std::to_string(round); }
};

class Edit : public Work {
public:
    std::string_view name() const override { return "edit"; }
    std::vector<Step> steps(Scene&, int round) const override
    {
        std::vector<Step> all;
        for (std::size_t i = 0; i < 6; ++i)
            all.push_back({"edit " + number(i), [i, round](Session& s) -> Status {
                               std::vector<workspace::ValueEdit> edits;
                               for (int m = 0; m < 3; ++m)
                                   edits.push_back({.measure = MeasureCode(codeOf(m)),
                                                    .period = Period::month(2020, 3),
                                                    .value = firstOf(round, i) + m,
                                                    .note = std::string(kCanary)});
                               BOULTON_TRY(workspace::editValues(s, edits));
                               return {};
                           }});
        return all;
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        return allOrNone(session, Period::month(2020, 3), firstOf(round, step), 3);
    }

private:
    static double firstOf(int round, std::size_t i) { return 50'000.0 * (round + 1) + 10.0 * static_cast<double>(i); }
};

class SignOff : public Work {
public:
    std::string_view name() const override { return "sign-off"; }
    std::vector<Step> steps(Scene&, int round) const override
    {
        std::vector<Step> all;
        for (const auto audience : kAudiences)
            all.push_back({"sign off", [round, audience](Session& s) -> Status {
                               BOULTON_TRY(workspace::signOffPeriod(s, Period::month(2020, 1 + round), audience,
                                                                    std::string(kCanary) + " checked"));
                               return {};
                           }});
        return all;
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        return test::value(workspace::loadPlan(session)).signOff(Period::month(2020, 1 + round), kAudiences[step]) != nullptr;
    }

private:
    static constexpr std::array kAudiences{performance::Audience::Cabinet, performance::Audience::LeadershipTeam};
};

//! A change in a compartment that vault.db is to know of: two commits, and a death between them.
class CrossFile : public Work {
public:
    std::string_view name() const override { return "cross-file"; }
    std::vector<Step> steps(Scene&, int round) const override
    {
        std::vector<Step> all;
        for (std::size_t i = 0; i < 3; ++i)
            all.push_back({"operation " + number(i), [i, round](Session& s) -> Status {
                               auto& compartment = s.performance();
                               BOULTON_TRY_ASSIGN(const OperationId operation,
                                                  s.vault().beginOperation(keyOf(round, i), compartment.id()));
                               BOULTON_TRY_ASSIGN(auto tx, compartment.begin(operation));
                               BOULTON_TRY(compartment.records().put(tx, {.kind = "fault", .key = keyOf(round, i), .body = "{}"}));
                               BOULTON_TRY(tx.commit());
                               return s.vault().finishOperation(operation);
                           }});
        return all;
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        return session.performance().records().get("fault", keyOf(round, step)).has_value();
    }
    void settled(Scene& scene, int round, const std::vector<bool>& happened) const override
    {
        auto session = test::value(scene.open());
        for (std::size_t i = 0; i < happened.size(); ++i) {
            auto row = test::value(session.vault().vaultDatabase().reader().prepare(
                "SELECT state FROM operation WHERE kind = ?1 ORDER BY id DESC"));
            row.bindAll(keyOf(round, i));
            const bool there = test::value(row.step());
            const std::string state = there ? std::string(row.text(0)) : "none";
            test::check(happened[i] ? state == "done" : state == "abandoned" || state == "none",
                        "the operation is " + state + (happened[i] ? ", its change is there" : ", its change is not"));
        }
        test::value(session.close());
    }

private:
    static std::string keyOf(int round, std::size_t i) { return "op-" + std::to_string(round) + "-" + number(i); }
};

// ---------------------------------------------------------------- people and keys

store::Keyslots headerIn(const fs::path& vault)
{
    return test::value(store::readKeyslots(vault)).best.content;
}

std::string loginOf(std::string_view who, int round)
{
    return std::string(who) + std::to_string(round);
}
UserId join(Session& session, const std::string& login)
{
    return test::value(session.vault().addUser(
        {.login = login, .displayName = std::string(kCanary) + " " + login, .role = {.name = "analyst"}},
        secret("passphrase of " + login)));
}
const store::UserInfo* find(const std::vector<store::UserInfo>& users, std::string_view login)
{
    const auto found = std::ranges::find_if(users, [&](const auto& u) { return u.active && u.login == login; });
    return found == users.end() ? nullptr : &*found;
}

//! A colleague joins, and is given a new compartment while they are away.
class Grant : public Work {
public:
    std::string_view name() const override { return "grant"; }
    std::vector<Step> steps(Scene&, int round) const override
    {
        return {{"join", [round](Session& s) -> Status {
                     const std::string login = loginOf("dora", round);
                     BOULTON_TRY(s.vault().addUser({.login = login,
                                                    .displayName = std::string(kCanary) + " " + login,
                                                    .role = {.name = "analyst"}},
                                                   secret("passphrase of " + login)));
                     return {};
                 }},
                {"compartment",
                 [round](Session& s) -> Status {
                     BOULTON_TRY(s.vault().addCompartment(labelOf(round)));
                     return {};
                 }},
                {"grant", [round](Session& s) -> Status {
                     BOULTON_TRY_ASSIGN(const auto compartment, workspace::findCompartment(s, labelOf(round)));
                     BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(s, loginOf("dora", round)));
                     return s.vault().grant(compartment.id, user.id);
                 }}};
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        const auto users = session.vault().users();
        const auto* user = find(users, loginOf("dora", round));
        const auto compartment = workspace::findCompartment(session, labelOf(round));
        if (step == 0)
            return user != nullptr;
        if (!compartment)
            return false;
        test::value(session.vault().compartment(compartment->id));
        return step == 1 ||
               (user != nullptr && std::ranges::contains(session.vault().holders(compartment->id), user->id));
    }
    void settled(Scene& scene, int round, const std::vector<bool>& happened) const override
    {
        const std::string login = loginOf("dora", round);
        auto session = scene.open("passphrase of " + login, login);
        test::check(session.has_value() == happened[0], "the new colleague opens the vault: " +
                                                            (session ? std::string("yes") : session.error().what));
        if (!session)
            return;
        bool opens = false;
        for (const auto& compartment : test::value(session->vault().compartments()))
            if (compartment.label == labelOf(round))
                opens = session->vault().compartment(compartment.id).has_value();
        test::check(opens == happened[2], opens ? "opens without a grant" : "was granted it and cannot open it");
        test::value(session->close());
    }

private:
    static std::string labelOf(int round) { return std::string(kCanary) + " Housing " + std::to_string(round); }
};

//! A compartment is taken away from somebody, then they leave: three files get new keys.
class Rekey : public Work {
public:
    std::string_view name() const override { return "re-key"; }
    void prepare(Scene& scene) const override
    {
        makeCouncil(scene);
        auto session = test::value(scene.open());
        for (const int round : {0, 1}) {
            const UserId bob = join(session, loginOf("bob", round));
            test::value(session.vault().grant(session.performance().id(), bob));
        }
        test::value(session.close());
    }
    std::vector<Step> steps(Scene&, int round) const override
    {
        return {{"revoke", [round](Session& s) -> Status {
                     BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(s, loginOf("bob", round)));
                     return s.vault().revoke(s.performance().id(), user.id);
                 }},
                {"remove", [round](Session& s) -> Status {
                     BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(s, loginOf("bob", round)));
                     return s.vault().removeUser(user.id);
                 }}};
    }
    bool happened(Scene&, Session& session, int round, std::size_t step) const override
    {
        CHECK(allOrNone(session, Period::month(2020, 1), 1000, kMeasures)); // the data came along
        const auto users = session.vault().users();
        const auto* user = find(users, loginOf("bob", round));
        return user == nullptr ||
               (step == 0 && !std::ranges::contains(session.vault().holders(session.performance().id()), user->id));
    }
    void settled(Scene& scene, int round, const std::vector<bool>& happened) const override
    {
        const std::string login = loginOf("bob", round);
        auto vault = scene.openVault("passphrase of " + login, login);
        test::check(vault.has_value() != happened[1],
                    vault ? "a leaver still opens the vault" : "cannot open: " + vault.error().what);
        if (!vault)
            return;
        int opened = 0;
        for (const auto& compartment : test::value((*vault)->compartments()))
            opened += (*vault)->compartment(compartment.id).has_value();
        CHECK_EQ(opened, happened[0] ? 0 : 1);
        test::value((*vault)->close());
    }
};

class Passphrase : public Work {
public:
    std::string_view name() const override { return "passphrase"; }
    Result<Session> open(Scene& scene) const override
    {
        // Which of all that ever were valid it is now: exactly one of them.
        BOULTON_TRY_ASSIGN(const store::KeyslotsCopies copies, store::readKeyslots(scene.vault()));
        const store::Keyslots& header = copies.best.content;
        const auto slot = std::ranges::find(header.slots, store::slotId(header.vaultId, ""), &store::Slot::id);
        std::vector<std::string> valid;
        for (const std::string& one : candidates()) {
            const auto opened = store::openSlot(store::slotPlace(header), *slot, secret(one));
            if (opened)
                valid.push_back(one);
            else if (opened.error().code != ErrorCode::WrongPassphrase)
                return std::unexpected(opened.error());
        }
        test::check(valid.size() == 1, number(valid.size()) + " passphrases open the slot");
        return scene.open(valid.front());
    }
    std::vector<Step> steps(Scene&, int round) const override
    {
        std::vector<Step> all;
        for (std::size_t i = 0; i < 2; ++i)
            all.push_back({"passphrase " + number(i), [i, round](Session& s) {
                               const auto known = candidates();
                               const std::size_t to = static_cast<std::size_t>(round) * 2 + i + 1;
                               for (const std::string& before : known) // whichever it is: an earlier step may be undone
                                   if (auto changed = s.vault().changePassphrase(secret(before), secret(known[to]));
                                       changed || changed.error().code != ErrorCode::WrongPassphrase)
                                       return changed;
                               return Status(fail(ErrorCode::WrongPassphrase, "no passphrase is right"));
                           }});
        return all;
    }
    bool happened(Scene& scene, Session&, int round, std::size_t step) const override
    {
        const store::Keyslots header = headerIn(scene.vault());
        const auto slot = std::ranges::find(header.slots, store::slotId(header.vaultId, ""), &store::Slot::id);
        const auto known = candidates();
        for (std::size_t i = static_cast<std::size_t>(round) * 2 + step + 1; i < known.size(); ++i)
            if (store::openSlot(store::slotPlace(header), *slot, secret(known[i])))
                return true; // this one, or one that came after it
        return false;
    }

private:
    static std::vector<std::string> candidates()
    {
        return {std::string(kPassphrase), "battery staple 1", "battery staple 2", "battery staple 3", "battery staple 4"};
    }
};

//! Copies elsewhere, each of which counts only once it has been opened and compared.
class MakeBackup : public Work {
public:
    std::string_view name() const override { return "backup"; }
    std::vector<Step> steps(Scene& scene, int round) const override
    {
        std::vector<Step> all;
        for (std::size_t i = 0; i < 2; ++i)
            all.push_back({"backup " + number(i), [&scene, i, round](Session& s) -> Status {
                               std::error_code there;
                               fs::create_directories(folderOf(scene), there);
                               scene.clock.set(*parseInstant(dayOf(round, i) + "T10:00:00.000000Z"));
                               BOULTON_TRY_ASSIGN(store::Backup backup, s.vault().beginBackup(folderOf(scene), {}));
                               BOULTON_TRY_ASSIGN(const store::BackupReport report, backup.run({}));
                               return s.vault().noteBackup(report);
                           }});
        return all;
    }
    bool happened(Scene& scene, Session&, int round, std::size_t step) const override
    {
        return std::ranges::any_of(backups(scene), [&](const store::BackupInfo& b) { return b.at.starts_with(dayOf(round, step)); });
    }
    void settled(Scene& scene, int round, const std::vector<bool>&) const override
    {
        for (const store::BackupInfo& backup : backups(scene)) { // what is called a backup can be restored
            const fs::path target = scene.folder / "restored";
            fs::remove_all(target);
            test::value(store::restoreBackup(backup.folder, target, secret(kPassphrase), scene.options(), scene.clock, {}));
            fs::remove_all(target);
        }
        if (round == 1)
            for (const auto& entry : fs::directory_iterator(folderOf(scene)))
                test::check(store::readBackup(entry.path()).has_value(), "left behind: " + entry.path().string());
    }
    bool mayStay(std::string_view file) const override { return file.starts_with("backups/"); } // until the next backup

private:
    static fs::path folderOf(const Scene& scene) { return scene.disk() / "backups"; }
    static std::string dayOf(int round, std::size_t i)
    {
        return "2028-01-" + number(10 + 2 * static_cast<std::size_t>(round) + i);
    }
    static std::vector<store::BackupInfo> backups(const Scene& scene)
    {
        std::vector<store::BackupInfo> all;
        if (fs::exists(folderOf(scene)))
            for (const auto& entry : fs::directory_iterator(folderOf(scene)))
                if (auto info = store::readBackup(entry.path()))
                    all.push_back(*std::move(info));
        return all;
    }
};

// ---------------------------------------------------------------- versions, and the beginning

class Migration : public Work {
public:
    std::string_view name() const override { return "migration"; }
    void prepare(Scene& scene) const override
    {
        fs::create_directories(scene.disk());
        fs::copy(fs::path(BOULTON_SOURCE_DIR) / "tests/store_versions/v1", scene.vault(), fs::copy_options::recursive);
    }
    std::vector<Step> steps(Scene&, int round) const override
    {
        return {{"write", [round](Session& s) -> Status {
                     BOULTON_TRY_ASSIGN(const auto all, s.vault().compartments());
                     BOULTON_TRY_ASSIGN(auto* compartment, s.vault().compartment(all.at(0).id));
                     BOULTON_TRY_ASSIGN(auto tx, compartment->begin());
                     BOULTON_TRY(compartment->records().put(
                         tx, {.kind = "fault", .key = "written " + std::to_string(round), .body = "{}"}));
                     return tx.commit();
                 }}};
    }
    bool happened(Scene&, Session& session, int round, std::size_t) const override
    {
        auto* compartment = test::value(session.vault().compartment(test::value(session.vault().compartments()).at(0).id));
        const auto wards = test::value(compartment->datasets().find("wards"));
        CHECK_EQ(test::value(compartment->datasets().read(wards.id, {"n"}, {}, {})).column(0).ints()[1], 2);
        return compartment->records().get("fault", "written " + std::to_string(round)).has_value();
    }
    void settled(Scene& scene, int, const std::vector<bool>&) const override
    {
        CHECK_EQ(headerIn(scene.vault()).format, store::kKeyslotsFormat);
    }
    bool mayStay(std::string_view file) const override { return file.ends_with(".bak"); } // the copy from before
};

class Create : public Work {
public:
    std::string_view name() const override { return "create"; }
    void prepare(Scene& scene) const override { fs::create_directories(scene.disk()); }
    Result<Session> open(Scene& scene) const override
    {
        if (fs::exists(scene.vault()))
            return scene.open();
        return Session::create(scene.vault(), std::string(kCanary) + " officer", secret(kPassphrase), scene.options(),
                               scene.clock);
    }
    std::vector<Step> steps(Scene&, int round) const override
    {
        return {{"write", [round](Session& s) -> Status {
                     BOULTON_TRY_ASSIGN(auto tx, s.performance().begin());
                     BOULTON_TRY(s.performance().records().put(
                         tx, {.kind = "fault", .key = "written " + std::to_string(round), .body = "{}"}));
                     return tx.commit();
                 }}};
    }
    bool happened(Scene&, Session& session, int round, std::size_t) const override
    {
        return session.performance().records().get("fault", "written " + std::to_string(round)).has_value();
    }
    //! What was begun under another name, before there was a vault; it holds nothing.
    bool mayStay(std::string_view file) const override { return file.starts_with("Council.boulton.part-"); }
};

} // namespace

void Work::prepare(Scene& scene) const
{
    makeCouncil(scene);
}

const std::vector<const Work*>& works()
{
    static const Import import_;
    static const Edit edit;
    static const SignOff signOff;
    static const CrossFile crossFile;
    static const Grant grant;
    static const Rekey rekey;
    static const Passphrase passphrase;
    static const MakeBackup backup;
    static const Migration migration;
    static const Create create;
    static const std::vector<const Work*> all{&import_, &edit,       &signOff,   &crossFile, &grant,
                                              &rekey,   &passphrase, &backup,    &migration, &create};
    return all;
}

const Work& work(std::string_view name)
{
    for (const Work* one : works())
        if (one->name() == name)
            return *one;
    throw test::Failure("there is no work " + std::string(name), std::source_location::current());
}

} // namespace boulton::faults
