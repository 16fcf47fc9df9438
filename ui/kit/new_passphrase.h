// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/crypto/secret.h"
#include <QWidget>

class QLabel;

namespace boulton::kit {

class PassphraseField;

//! A passphrase that is chosen: typed twice, with a line that says what is still to do. How strong it is, the use case says.
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    //! `title`: e.g. "Passphrase: four or more unusual words".
    explicit NewPassphrase(const QString& title, QWidget* parent = nullptr);
    [[nodiscard]] PassphraseField* first() const { return m_first; }
    [[nodiscard]] PassphraseField* second() const { return m_second; }
    [[nodiscard]] bool ready() const { return m_ready; }
    //! What was typed, kept for another try.
    [[nodiscard]] Result<crypto::Secret> copy() const;
    //! Both fields are empty and wiped afterwards.
    [[nodiscard]] Result<crypto::Secret> take();
    void clear();

Q_SIGNALS:
    void edited();

private:
    void check();
    PassphraseField* m_first;
    PassphraseField* m_second;
    QLabel* m_state;
    bool m_ready = false;
};

} // namespace boulton::kit
