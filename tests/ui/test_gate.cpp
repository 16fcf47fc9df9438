// SPDX-License-Identifier: GPL-3.0-or-later
// From the passphrase to the desk: right, wrong, cancelled, for reading only, a new vault; and what the passphrase field never does.
#include "tests/ui/flows.h"
#include "core/workspace/people.h"
#include "ui/kit/passphrase_field.h"
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QListWidget>
#include <QMetaProperty>

using namespace boulton;
using test::s;

namespace {

constexpr auto kRight = vault::kSamplePassphrase;

//! The gate with the sample council chosen.
vault::Gate& gateAtSample(test::Desktop& d)
{
    d.copySample();
    vault::Gate& gate = *d.window().gate();
    gate.choose(kit::pathText(d.sampleFolder()));
    return gate;
}

bool answered(test::Desktop& d)
{
    return test::Desktop::until([&] { return !d.window().gate()->busy(); }) && d.settle();
}

void typeInto(QWidget& field, const QString& text)
{
    for (const char32_t c : text.toUcs4()) { // as a keyboard sends it; QTest::keyClick knows ASCII only
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString::fromUcs4(&c, 1));
        QApplication::sendEvent(&field, &press);
    }
}

std::string bytesOf(Result<crypto::Secret> secret)
{
    const crypto::Secret value = test::value(std::move(secret));
    const auto bytes = value.bytes();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool findsText(const QObject& object, const QString& text)
{
    for (const QMetaObject* m = object.metaObject(); m; m = m->superClass())
        for (int i = m->propertyOffset(); i < m->propertyCount(); ++i)
            if (m->property(i).read(&object).toString().contains(text))
                return true;
    for (const QByteArray& name : object.dynamicPropertyNames())
        if (object.property(name).toString().contains(text))
            return true;
    return std::ranges::any_of(object.children(), [&](const QObject* child) { return findsText(*child, text); });
}

} // namespace

TEST(the_right_passphrase_opens_the_vault)
{
    test::Desktop d;
    vault::Gate& gate = gateAtSample(d);
    CHECK(!gate.unlockButton()->isEnabled());
    QTest::keyClicks(gate.passphrase(), s(kRight));
    CHECK(gate.unlockButton()->isEnabled());
    QTest::keyClick(gate.passphrase(), Qt::Key_Return);
    CHECK(gate.busy());
    CHECK(gate.passphrase()->isEmpty()); // handed over, not kept
    CHECK(test::says(gate, "Unlocking"));
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
    CHECK(d.window().pageId() == s("home"));
    CHECK(d.window().windowTitle().startsWith(s("sample")));
    CHECK(test::says(d.window(), "made up"));
    CHECK(d.settings().recentVaults().contains(kit::pathText(d.sampleFolder())));
}

TEST(a_wrong_passphrase_is_said_and_can_be_typed_again)
{
    test::Desktop d;
    vault::Gate& gate = gateAtSample(d);
    QTest::keyClicks(gate.passphrase(), s("not the passphrase"));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() == nullptr);
    CHECK(!test::says(gate, "not the passphrase"));
    const auto notices = gate.findChildren<kit::Notice*>();
    CHECK(std::ranges::any_of(notices, [](const kit::Notice* n) { return n->isVisible() && n->text().contains(s("passphrase"), Qt::CaseInsensitive); }));
    CHECK(gate.passphrase()->hasFocus());
    QTest::keyClicks(gate.passphrase(), s(kRight));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
}

TEST(unlocking_can_be_cancelled)
{
    test::Desktop d;
    vault::Gate& gate = gateAtSample(d);
    QTest::keyClicks(gate.passphrase(), s(kRight));
    gate.unlock();
    test::buttonWith(gate, "Cancel").click();
    CHECK(answered(d));
    CHECK(d.program().desk() == nullptr);
    const auto notices = gate.findChildren<kit::Notice*>();
    CHECK(std::ranges::none_of(notices, [](const kit::Notice* n) { return n->isVisible() && n->property("notice") == s("danger"); }));
    QTest::keyClicks(gate.passphrase(), s(kRight)); // nothing is left locked
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
}

TEST(a_vault_can_be_opened_for_reading_only)
{
    test::Desktop d;
    vault::Gate& gate = gateAtSample(d);
    gate.findChild<QCheckBox*>()->setChecked(true);
    QTest::keyClicks(gate.passphrase(), s(kRight));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.desk().facts().readOnly);
    CHECK(test::says(d.window(), "reading only"));
    auto& page = test::openMatrix(d);
    const QModelIndex cell = page.model()->index(page.model()->rowCount() - 1, page.model()->columnCount() - 1);
    CHECK(!(page.model()->flags(cell) & Qt::ItemIsEditable));
    CHECK(!test::buttonWith(page, "Sign off…").isEnabled());
    CHECK_FAILS(d.desk().edit(s("x"), {{.measure = page.model()->measureAt(page.model()->rowCount() - 1)->code}}), ErrorCode::ReadOnly);
}

TEST(a_new_vault_is_made_and_is_empty)
{
    test::Desktop d;
    vault::Gate& gate = *d.window().gate();
    gate.startNew();
    auto& make = test::buttonWith(gate, "Make the vault");
    test::named<QLineEdit>(gate, "Name").setText(s("Council performance"));
    test::named<QLineEdit>(gate, "Folder it is kept in").setText(kit::pathText(d.folder()));
    test::named<QLineEdit>(gate, "Your name, as it will stand in the audit").setText(s("A. Officer"));
    auto& first = test::named<kit::PassphraseField>(gate, "The same once more");
    kit::PassphraseField* one = nullptr;
    for (auto* field : gate.findChildren<kit::PassphraseField*>())
        if (field->isVisible() && field != &first)
            one = field;
    CHECK(one != nullptr);
    for (auto* field : {one, &first})
        QTest::keyClicks(field, s("Birmingham2020")); // long enough, and among the first that anybody would try
    CHECK(make.isEnabled());
    make.click();
    CHECK(answered(d));
    CHECK(d.program().desk() == nullptr);
    CHECK(!std::filesystem::exists(d.folder() / "Council performance.boulton"));
    CHECK(one->hasFocus());
    QTest::keyClicks(one, s("four unusual herons sing"));
    CHECK(!make.isEnabled());
    QTest::keyClicks(&first, s("four unusual herons sinG"));
    CHECK(!make.isEnabled()); // not the same
    QTest::keyClick(&first, Qt::Key_Backspace);
    QTest::keyClicks(&first, s("g"));
    CHECK(make.isEnabled());
    make.click();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
    CHECK(d.desk().facts().userName == s("A. Officer"));
    CHECK(d.desk().plan()->measures.empty());
    CHECK(std::filesystem::exists(d.folder() / "Council performance.boulton"));
    auto& page = test::openMatrix(d);
    CHECK(test::says(page, "No measures yet"));
    CHECK(!page.table()->isVisible());
    d.program().lock({});
    QTest::keyClicks(gate.passphrase(), s("four unusual herons sing"));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
}

TEST(a_colleague_opens_the_vault_with_a_login)
{
    test::Desktop d;
    d.copySample();
    const auto folder = d.folder() / "council.boulton";
    std::filesystem::copy(d.sampleFolder(), folder, std::filesystem::copy_options::recursive);
    vault::Gate& gate = *d.window().gate();
    auto& login = test::named<QLineEdit>(gate, "Login");
    gate.choose(kit::pathText(d.sampleFolder()));
    CHECK(!login.isVisible()); // the sample council has one officer
    gate.choose(kit::pathText(folder));
    CHECK(login.isVisible());
    QTest::keyClicks(gate.passphrase(), s(kRight));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
    std::optional<Status> added;
    d.desk().run<void>(
        {}, &d.window(),
        [](workspace::Session& session, const JobContext&) -> Status {
            BOULTON_TRY_ASSIGN(const auto passphrase, crypto::Secret::copyOf("seven tall kettles hum"));
            BOULTON_TRY_ASSIGN(const auto user, workspace::addUser(session, {.login = "bea", .displayName = "Bea Analyst", .role = workspace::Role::Analyst}, passphrase));
            BOULTON_TRY_ASSIGN(const auto compartment, workspace::findCompartment(session, workspace::kPerformanceCompartment));
            return workspace::grantAccess(session, compartment.id, user);
        },
        [&](const Status& status) { added = status; });
    CHECK(test::Desktop::until([&] { return added.has_value(); }));
    test::value(*added);
    d.program().lock({});
    QTest::keyClicks(&login, s("bea"));
    QTest::keyClicks(gate.passphrase(), s("seven tall kettles hum"));
    gate.unlock();
    CHECK(answered(d));
    CHECK(d.program().desk() != nullptr);
    CHECK(d.desk().facts().userName == s("Bea Analyst"));
    d.program().lock({});
    CHECK(login.text() == s("bea")); // the same colleague unlocks again
    gate.choose(kit::pathText(d.sampleFolder()));
    CHECK(login.text().isEmpty());
}

TEST(passing_the_list_with_tab_chooses_no_other_vault)
{
    test::Desktop d;
    d.copySample();
    d.settings().addRecentVault(kit::pathText(d.sampleFolder()));
    shell::MainWindow* second = d.program().openWindow(); // it lists what is recent
    vault::Gate& gate = *second->gate();
    gate.choose(kit::pathText(d.folder() / "elsewhere.boulton"));
    auto& list = test::named<QListWidget>(gate, "Recent vaults");
    list.setFocus(Qt::TabFocusReason);
    CHECK(test::Desktop::until([&] { return list.hasFocus(); }));
    CHECK(test::says(gate, "elsewhere"));
    QTest::keyClick(&list, Qt::Key_Space); // that chooses
    CHECK(test::says(gate, "sample"));
}

TEST(vaults_that_are_gone_say_so)
{
    test::Desktop d;
    d.settings().addRecentVault(kit::pathText(d.folder() / "gone.boulton"));
    shell::MainWindow* second = d.program().openWindow();
    const auto* list = second->gate()->findChild<QListWidget*>();
    CHECK_EQ(list->count(), 1);
    CHECK(list->item(0)->text().contains(s("not found")));
    second->gate()->choose(kit::pathText(d.folder() / "gone.boulton"));
    QTest::keyClicks(second->gate()->passphrase(), s("anything at all"));
    second->gate()->unlock();
    CHECK(test::Desktop::until([&] { return !second->gate()->busy(); }));
    CHECK(d.program().desk() == nullptr);
}

TEST(a_passphrase_is_in_no_property_and_no_screen_reader)
{
    kit::PassphraseField field(s("Passphrase"));
    field.show();
    QTest::keyClicks(&field, s("Hunter-2 x"));
    CHECK_EQ(field.characters(), 10);
    CHECK(!findsText(field, s("Hunter")));
    CHECK(!findsText(field, s("unter")));
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&field);
    CHECK(heard->text(QAccessible::Value) == QString(10, QChar(0x2022)));
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Help, QAccessible::Accelerator})
        CHECK(!heard->text(kind).contains(s("unter")));
    CHECK(heard->state().passwordEdit);
    CHECK(!heard->textInterface() || !heard->textInterface()->text(0, 100).contains(s("unter")));
    CHECK(!field.inputMethodQuery(Qt::ImSurroundingText).isValid());
    CHECK(!field.inputMethodQuery(Qt::ImCurrentSelection).isValid());
}

TEST(a_passphrase_cannot_be_copied_undone_or_dragged)
{
    kit::PassphraseField field(s("Passphrase"));
    field.show();
    QGuiApplication::clipboard()->setText(s("before"));
    QTest::keyClicks(&field, s("secret"));
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_X, Qt::Key_Insert})
        QTest::keyClick(&field, key, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == s("before"));
    CHECK_EQ(field.characters(), 6);
    field.clear();
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    CHECK(field.isEmpty());
    CHECK(!field.acceptDrops());
    QGuiApplication::clipboard()->setText(s("pasted words\nand a second line"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    CHECK_EQ(bytesOf(field.take()), "pasted words"); // one line: what a password manager gives
    CHECK(field.isEmpty());
}

TEST(letters_beyond_ascii_come_in_normal_form)
{
    kit::PassphraseField composed(s("a"));
    kit::PassphraseField decomposed(s("b"));
    typeInto(composed, s("caf\u00E9 \u00C5\U0001F600"));
    typeInto(decomposed, s("cafe\u0301 A\u030A\U0001F600"));
    const std::string bytes = bytesOf(composed.copy());
    CHECK_EQ(bytes, std::string("caf\u00E9 \u00C5\U0001F600"));
    CHECK_EQ(bytesOf(decomposed.copy()), bytes);
    QTest::keyClick(&decomposed, Qt::Key_Backspace);
    CHECK_EQ(bytesOf(decomposed.take()), std::string("caf\u00E9 \u00C5"));
}

TEST(caps_lock_is_hinted_at)
{
    test::Desktop d;
    vault::Gate& gate = gateAtSample(d);
    CHECK(!test::says(gate, "Caps Lock"));
    QTest::keyClick(gate.passphrase(), 'A'); // a capital without Shift
    CHECK(gate.passphrase()->capsLockSuspected());
    CHECK(test::says(gate, "Caps Lock"));
    QTest::keyClick(gate.passphrase(), 'a');
    CHECK(!test::says(gate, "Caps Lock"));
    QTest::keyClick(gate.passphrase(), '7'); // says nothing
    CHECK(!test::says(gate, "Caps Lock"));
}

TEST(a_passphrase_longer_than_the_field_is_cut_not_spilt)
{
    kit::PassphraseField field(s("a"));
    QGuiApplication::clipboard()->setText(QString(5000, QLatin1Char('x')));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    CHECK(static_cast<std::size_t>(field.characters()) <= kit::PassphraseField::kLimit);
    CHECK_EQ(bytesOf(field.copy()).size(), static_cast<std::size_t>(field.characters()));
}
