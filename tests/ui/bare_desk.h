// SPDX-License-Identifier: GPL-3.0-or-later
// One page on a new vault with nothing in it, without a window: what a newcomer meets. Where the page wants to go is written down.
#pragma once
#include "core/base/clock.h"
#include "core/crypto/keys.h"
#include "core/crypto/secret.h"
#include "core/workspace/plan_store.h"
#include "tests/support/test.h"
#include "ui/desk/page.h"
#include "ui/kit/text.h"
#include <QTest>
#include <memory>

namespace boulton::test {

inline const Preparation kBareDeskKeys(+[] { static_cast<void>(crypto::initialise()); });

class BareDesk final : public desk::Navigator {
public:
    BareDesk()
    {
        store::VaultOptions options;
        options.kdf = crypto::floorParameters();
        auto session = std::make_shared<workspace::Session>(
            value(workspace::Session::create(m_folder / "New.boulton", "Officer", value(crypto::Secret::copyOf("correct horse")), options, m_clock)));
        auto plan = std::make_shared<const performance::Plan>(value(workspace::loadPlan(*session)));
        m_desk = std::make_unique<desk::Desk>(m_jobs, std::move(session), std::move(plan), desk::VaultFacts{}, m_clock);
    }
    ~BareDesk() override
    {
        m_desk.reset();
        settle();
    }
    [[nodiscard]] desk::PageContext context() { return {*m_desk, m_services, *this}; }
    [[nodiscard]] desk::Desk& desk() { return *m_desk; }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_jobs.idle(); }, 30'000);
    }
    void go(const QString& page, const QVariantMap&) override { gone << page; }
    void help(const QString&) override {}
    void notify(kit::NoticeKind, const QString& text, const QString&, std::function<void()>) override { notices << text; }

    QStringList gone;
    QStringList notices;
    kit::ScriptedDialogs dialogs;

private:
    TemporaryFolder m_folder;
    FixedClock m_clock{*parseInstant("2020-04-20T09:15:00.000000Z")};
    kit::JobRunner m_jobs;
    kit::Settings m_settings{m_folder / "desktop.ini"};
    desk::Services m_services{m_jobs, dialogs, m_settings, m_clock, {}, {}};
    std::unique_ptr<desk::Desk> m_desk;
};

} // namespace boulton::test
