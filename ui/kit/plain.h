// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets for texts. QLabel, tool tips and message boxes guess rich text and load images by path (security.md, fact 12): text is shown
// through these, and tests refuse others. What comes from data is marked as such, so that the translation test knows it.
#pragma once
#include <QLabel>
#include <QString>

class QAbstractButton;
class QComboBox;
class QFormLayout;
class QWidget;

namespace boulton::kit {

//! Plain text, wrapping, selectable by mouse only (it is no stop of the Tab key).
[[nodiscard]] QLabel* plainLabel(const QString& text, QWidget* parent = nullptr);
//! The same for text that comes from data: never translated.
[[nodiscard]] QLabel* dataLabel(const QString& text, QWidget* parent = nullptr);
//! A heading (role and size); level 1 is a page's title.
[[nodiscard]] QLabel* heading(const QString& text, int level, QWidget* parent = nullptr);
//! Secondary text.
[[nodiscard]] QLabel* mutedLabel(const QString& text, QWidget* parent = nullptr);
//! A row of a form with a plain label before the field, its buddy. (QFormLayout's own labels guess rich text.)
QLabel* addRow(QFormLayout* form, const QString& label, QWidget* field);
//! Escaped, so that Qt shows it literally.
[[nodiscard]] QString plainToolTip(const QString& text);
void setPlainToolTip(QWidget* widget, const QString& text);
//! What is chosen, whole in the tool tip: a name from data may be longer than the box.
void tellChoice(QComboBox* box);
//! A caption from data on a button, tab or menu: `&` is no mnemonic.
[[nodiscard]] QString noMnemonic(const QString& text);
//! Accessible name and, if given, description in one go.
void describe(QWidget* widget, const QString& name, const QString& description = {});
//! An accessible description that comes from data (the words of a page): the translation test leaves it out, and only it.
void describeByData(QWidget* widget, const QString& description);
//! What a widget shows comes from data (a dataset's name): the translation test leaves it out.
void markData(QWidget* widget);

//! A label that shortens its text with … to the room there is, whole in the tool tip and for screen readers.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setWhole(const QString& text);
    [[nodiscard]] QString whole() const { return m_whole; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_whole;
};

} // namespace boulton::kit
