// SPDX-License-Identifier: GPL-3.0-or-later
// How Boulton looks and behaves on this computer, and one's own passphrase.
#pragma once
#include "ui/desk/page.h"
#include <QDialog>

class QComboBox;

namespace boulton::kit {
class NewPassphrase;
class PassphraseField;
}

namespace boulton::shell {

class SettingsPage : public desk::Page {
    Q_OBJECT
public:
    explicit SettingsPage(const desk::PageContext& context);
    [[nodiscard]] QWidget* firstFocus() override;

private:
    [[nodiscard]] QWidget* makeAppearance();
    [[nodiscard]] QWidget* makeSecurity();
    [[nodiscard]] QWidget* makePacks();
    [[nodiscard]] QWidget* makeAbout();
    void changePassphrase();
    QComboBox* m_theme = nullptr;
};

//! Old passphrase, new one twice. `change` is called with both.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    using Change = std::function<void(crypto::Secret before, crypto::Secret after)>;
    explicit PassphraseDialog(Change change, QWidget* parent = nullptr);

private:
    void check();
    kit::PassphraseField* m_before;
    kit::NewPassphrase* m_after;
    QPushButton* m_ok;
};

} // namespace boulton::shell
