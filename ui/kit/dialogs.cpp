// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <memory>

namespace boulton::kit {
namespace {

void addDetail(QDialog* dialog, QVBoxLayout* column, const QString& detail)
{
    if (detail.isEmpty())
        return;
    auto* box = new QPlainTextEdit(detail, dialog);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    box->setMaximumHeight(em(7));
    describe(box, QDialog::tr("Details"));
    markData(box);
    column->addWidget(box);
}

} // namespace

QVBoxLayout* dialogColumn(QDialog* dialog, const QString& title)
{
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinimumWidth(em(26));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(em(1.2), em(1), em(1.2), em(1));
    column->setSpacing(em(0.6));
    column->addWidget(heading(title, 2, dialog));
    return column;
}

void Dialogs::tell(QWidget* parent, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return; // who pressed cancel knows
    const Explanation e = explain(error);
    tell(parent, e.title, (e.text + QLatin1Char(' ') + e.next).trimmed(), e.detail);
}

QDialog* makeQuestionDialog(QWidget* parent, const Question& question, Dialogs::Answer answer)
{
    auto* dialog = new QDialog(parent);
    QVBoxLayout* column = dialogColumn(dialog, question.title);
    if (!question.text.isEmpty())
        column->addWidget(plainLabel(question.text, dialog));
    addDetail(dialog, column, question.detail);
    auto* buttons = new QDialogButtonBox(dialog);
    const int last = static_cast<int>(question.answers.size()) - 1;
    auto given = std::make_shared<int>(last);
    for (int i = 0; i <= last; ++i) {
        auto* button = new QPushButton(question.answers.at(i), dialog);
        button->setAutoDefault(false);
        if (i == question.standard) {
            button->setDefault(true);
            setKind(button, question.danger && i == 0 ? ButtonKind::Danger : ButtonKind::Primary);
        } else if (question.danger && i == 0) {
            setKind(button, ButtonKind::Danger);
        }
        buttons->addButton(button, i == last ? QDialogButtonBox::RejectRole : QDialogButtonBox::AcceptRole);
        QObject::connect(button, &QPushButton::clicked, dialog, [dialog, given, i] {
            *given = i;
            dialog->close();
        });
        if (i == question.standard)
            button->setFocus();
    }
    buttons->setFocusProxy(nullptr); // Qt makes the standard button its proxy, and then Tab jumps over those before it
    column->addWidget(buttons);
    QObject::connect(dialog, &QDialog::finished, dialog, [answer = std::move(answer), given] {
        if (answer)
            answer(*given);
    });
    return dialog;
}

QDialog* makeLineDialog(QWidget* parent, const LineQuestion& question, Dialogs::LineAnswer answer)
{
    auto* dialog = new QDialog(parent);
    QVBoxLayout* column = dialogColumn(dialog, question.title);
    QLabel* label = plainLabel(question.label, dialog);
    column->addWidget(label);
    auto* field = new QLineEdit(question.start, dialog);
    describe(field, question.label);
    label->setBuddy(field);
    column->addWidget(field);
    auto* buttons = new QDialogButtonBox(dialog);
    auto* ok = buttons->addButton(QDialog::tr("OK"), QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(QDialog::tr("Cancel"), QDialogButtonBox::RejectRole);
    setKind(ok, ButtonKind::Primary);
    ok->setDefault(true);
    cancel->setAutoDefault(false);
    ok->setEnabled(question.mayBeEmpty || !question.start.trimmed().isEmpty());
    QObject::connect(field, &QLineEdit::textChanged, ok,
                     [ok, empty = question.mayBeEmpty](const QString& text) { ok->setEnabled(empty || !text.trimmed().isEmpty()); });
    QObject::connect(ok, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, field, [field, answer = std::move(answer)] { answer(field->text().trimmed()); });
    column->addWidget(buttons);
    field->selectAll();
    field->setFocus();
    return dialog;
}

void NativeDialogs::file(QWidget* parent, const FileQuestion& question, FileAnswer answer)
{
    auto* dialog = new QFileDialog(parent, question.title, question.start, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    switch (question.kind) {
    case FileQuestion::Kind::Open: dialog->setFileMode(QFileDialog::ExistingFile); break;
    case FileQuestion::Kind::Save:
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(question.start);
        break;
    case FileQuestion::Kind::Folder:
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        break;
    }
    connect(dialog, &QFileDialog::fileSelected, this, [answer = std::move(answer)](const QString& path) { answer(path); });
    dialog->open();
}

void NativeDialogs::ask(QWidget* parent, const Question& question, Answer answer)
{
    show(makeQuestionDialog(parent, question, std::move(answer)));
}

void NativeDialogs::line(QWidget* parent, const LineQuestion& question, LineAnswer answer)
{
    show(makeLineDialog(parent, question, std::move(answer)));
}

void NativeDialogs::tell(QWidget* parent, const QString& title, const QString& text, const QString& detail)
{
    show(makeQuestionDialog(parent, {.title = title, .text = text, .detail = detail, .answers = {tr("Close")}}, {}));
}

void NativeDialogs::show(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->ensurePolished();
    if (const QScreen* screen = dialog->screen()) { // large text on a small screen
        if (!dialog->testAttribute(Qt::WA_Resized))
            dialog->adjustSize();
        dialog->resize(dialog->size().boundedTo(screen->availableSize()));
    }
    dialog->open();
}

void ScriptedDialogs::file(QWidget*, const FileQuestion& question, FileAnswer answer)
{
    if (files.empty()) {
        unexpected << question.title;
        return;
    }
    const QString path = files.front();
    files.pop_front();
    if (!path.isEmpty())
        answer(path);
}

void ScriptedDialogs::ask(QWidget*, const Question& question, Answer answer)
{
    asked.push_back(question.text);
    int index = static_cast<int>(question.answers.size()) - 1;
    if (answers.empty()) {
        unexpected << question.title;
    } else {
        index = answers.front();
        answers.pop_front();
    }
    if (answer)
        answer(index);
}

void ScriptedDialogs::line(QWidget*, const LineQuestion& question, LineAnswer answer)
{
    if (lines.empty()) {
        unexpected << question.title;
        return;
    }
    const QString text = lines.front();
    lines.pop_front();
    answer(text);
}

void ScriptedDialogs::tell(QWidget*, const QString& title, const QString& text, const QString& detail)
{
    told.emplace_back(title, text + QLatin1Char('\n') + detail);
}

void ScriptedDialogs::show(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (onShow)
        onShow(dialog);
    else
        dialog->open();
}

} // namespace boulton::kit
