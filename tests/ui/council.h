// SPDX-License-Identifier: GPL-3.0-or-later
// A vault of several people for the tests of flows: they join, unlock and lock as people do.
#pragma once
#include "tests/ui/flows.h"
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/people_pane.h"
#include "ui/assurance/person_dialog.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include <QComboBox>
#include <filesystem>

namespace boulton::test {

inline constexpr const char* kFirst = "seven tall kettles hum";

//! A vault of several people (the sample council has one officer and no field for a login), open to its administrator.
struct Council {
    Desktop d;
    platform::Path folder;
    assurance::PeoplePane* page = nullptr;

    Council()
    {
        d.copySample();
        folder = d.folder() / "council.boulton";
        std::filesystem::copy(d.sampleFolder(), folder, std::filesystem::copy_options::recursive);
        unlock({}, vault::kSamplePassphrase);
        look();
    }
    //! True where the desk opened.
    bool unlock(const char* login, const char* passphrase)
    {
        if (d.program().desk())
            d.program().lock({});
        vault::Gate& gate = *d.window().gate();
        gate.choose(kit::pathText(folder));
        auto& field = named<QLineEdit>(gate, "Login");
        field.setText(login ? s(login) : QString());
        QTest::keyClicks(gate.passphrase(), s(passphrase));
        gate.unlock();
        Desktop::until([&] { return !gate.busy(); });
        return d.program().desk() != nullptr;
    }
    void look()
    {
        d.go(s("assurance"));
        page = qobject_cast<assurance::AssurancePage*>(d.window().page())->people();
        CHECK(page != nullptr);
        settle();
    }
    void settle()
    {
        CHECK(d.settle());
        CHECK(Desktop::until([&] { return page->settled(); }));
    }
    int rowOf(const char* name)
    {
        for (int row = 0; row < page->model()->rowCount(); ++row)
            if (page->model()->index(row, assurance::PeopleModel::Name).data().toString().contains(s(name)))
                return row;
        return -1;
    }
    QString cell(const char* name, const char* column)
    {
        for (int i = 0; i < page->model()->columnCount(); ++i)
            if (page->model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() == s(column))
                return page->model()->index(rowOf(name), i).data().toString();
        return {};
    }
    void select(const char* name, const char* compartment = "")
    {
        CHECK(rowOf(name) >= 0);
        page->select(page->model()->user(rowOf(name))->id, compartment);
    }
    static void choose(kit::NewPassphrase& both, const char* passphrase)
    {
        both.clear();
        QTest::keyClicks(both.first(), s(passphrase));
        QTest::keyClicks(both.second(), s(passphrase));
    }
    void join(const char* name, workspace::Role role, const char* passphrase = kFirst)
    {
        auto dialog = shown<assurance::PersonDialog>(d, [&] { page->addPerson(); });
        QTest::keyClicks(dialog->name(), s(name));
        dialog->role()->setCurrentIndex(dialog->role()->findData(static_cast<int>(role)));
        choose(*dialog->passphrase(), passphrase);
        dialog->okButton()->click();
        CHECK(Desktop::until([&] { return dialog.isNull(); }));
        settle();
    }
};

} // namespace boulton::test
