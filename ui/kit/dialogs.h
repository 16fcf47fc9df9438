// SPDX-License-Identifier: GPL-3.0-or-later
// The seam for everything that asks a person: pages say what they want to know, the program shows real dialogs, tests answer from a
// script. Answers come back through a callback; nothing spins a second event loop.
#pragma once
#include "core/base/result.h"
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QDialog;
class QVBoxLayout;
class QWidget;

namespace boulton::kit {

struct FileQuestion {
    enum class Kind : std::uint8_t { Open, Save, Folder };
    Kind kind = Kind::Open;
    QString title;
    QString start{};  //!< folder, or proposed file
    QString filter{}; //!< "CSV files (*.csv);;All files (*)"
};
struct Question {
    QString title;
    QString text;
    QString detail{};     //!< data; shown in a box of its own
    QStringList answers;  //!< captions of the buttons; the last is the safe one (Esc)
    int standard = 0;     //!< which one Return presses
    bool danger = false;  //!< the first answer cannot be undone
};
struct LineQuestion {
    QString title;
    QString label;
    QString start{};
    bool mayBeEmpty = false;
};

class Dialogs : public QObject {
    Q_OBJECT
public:
    using FileAnswer = std::function<void(const QString& path)>; //!< not called when the dialog was cancelled
    using Answer = std::function<void(int index)>;
    using LineAnswer = std::function<void(const QString& text)>;

    using QObject::QObject;
    virtual void file(QWidget* parent, const FileQuestion& question, FileAnswer answer) = 0;
    virtual void ask(QWidget* parent, const Question& question, Answer answer) = 0;
    virtual void line(QWidget* parent, const LineQuestion& question, LineAnswer answer) = 0;
    //! Something that people must have read: an error with its details.
    virtual void tell(QWidget* parent, const QString& title, const QString& text, const QString& detail = {}) = 0;
    void tell(QWidget* parent, const Error& error);
    //! A dialog of our own: shown window-modal, deleted when it closes.
    virtual void show(QDialog* dialog) = 0;
};

class NativeDialogs final : public Dialogs {
    Q_OBJECT
public:
    using Dialogs::Dialogs;
    void file(QWidget* parent, const FileQuestion& question, FileAnswer answer) override;
    void ask(QWidget* parent, const Question& question, Answer answer) override;
    void line(QWidget* parent, const LineQuestion& question, LineAnswer answer) override;
    void tell(QWidget* parent, const QString& title, const QString& text, const QString& detail) override;
    void show(QDialog* dialog) override;
};

//! What every dialog of ours begins with: title, deleted when it closes, margins, a heading; the column that the rest goes into.
[[nodiscard]] QVBoxLayout* dialogColumn(QDialog* dialog, const QString& title);
//! The dialogs that NativeDialogs shows, for pictures and for the harness that looks over every dialog.
[[nodiscard]] QDialog* makeQuestionDialog(QWidget* parent, const Question& question, Dialogs::Answer answer);
[[nodiscard]] QDialog* makeLineDialog(QWidget* parent, const LineQuestion& question, Dialogs::LineAnswer answer);

//! For tests: answers prepared before they are asked. An unexpected question is kept in `unexpected` and cancelled.
class ScriptedDialogs final : public Dialogs {
    Q_OBJECT
public:
    using Dialogs::Dialogs;
    std::deque<QString> files;                             //!< empty text: cancelled
    std::deque<int> answers;
    std::deque<QString> lines;
    std::vector<std::pair<QString, QString>> told;         //!< title and text with detail
    std::vector<QString> asked;                            //!< texts of questions
    QStringList unexpected;
    std::function<void(QDialog*)> onShow;                  //!< otherwise shown as it is

    void file(QWidget* parent, const FileQuestion& question, FileAnswer answer) override;
    void ask(QWidget* parent, const Question& question, Answer answer) override;
    void line(QWidget* parent, const LineQuestion& question, LineAnswer answer) override;
    void tell(QWidget* parent, const QString& title, const QString& text, const QString& detail) override;
    void show(QDialog* dialog) override;
};

} // namespace boulton::kit
