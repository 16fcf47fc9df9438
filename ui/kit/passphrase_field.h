// SPDX-License-Identifier: GPL-3.0-or-later
// A field that collects key presses in locked memory and shows bullets only. A QLineEdit leaves the whole passphrase in the heap after
// clear() and delete (security.md, fact 11). No undo, no copy, no context menu, no drag; a paste is read once and never kept.
#pragma once
#include "core/crypto/secret.h"
#include <QWidget>
#include <cstddef>
#include <vector>

namespace boulton::kit {

class PassphraseField : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kLimit = 1024; //!< bytes of UTF-8, as the vault takes

    explicit PassphraseField(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_lengths.empty(); }
    [[nodiscard]] int characters() const { return static_cast<int>(m_lengths.size()); }
    //! The passphrase in normal form C; the field is empty and wiped afterwards.
    [[nodiscard]] Result<crypto::Secret> take();
    //! The same, and the field keeps it.
    [[nodiscard]] Result<crypto::Secret> copy() const;
    void clear();
    //! Shows what is typed, in groups of five: for codes that are copied from paper and never typed a second time.
    void setRevealed(bool revealed);
    [[nodiscard]] bool capsLockSuspected() const { return m_caps; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void edited();
    void returnPressed();
    void capsLockHint(bool on); //!< guessed from letters: Qt has no portable way to ask

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void append(const QString& text);
    void paintText(QPainter& painter) const;
    void backspace();
    void paste();
    void noteCaps(const QString& text, Qt::KeyboardModifiers modifiers);

    crypto::Secret m_bytes;
    std::size_t m_size = 0;
    std::vector<std::uint8_t> m_lengths; //!< bytes of each character
    bool m_ascii = true;
    bool m_caps = false;
    bool m_revealed = false;
};

} // namespace boulton::kit
