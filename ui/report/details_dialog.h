// SPDX-License-Identifier: GPL-3.0-or-later
// What the author of a Cabinet paper states: names, the front page's answers, the sections of text. What is left empty is printed as
// "To be confirmed".
#pragma once
#include "core/base/result.h"
#include "core/packs/pack.h"
#include "ui/kit/dialogs.h"
#include <QDialog>
#include <string>
#include <vector>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace boulton::kit {
class Notice;
}

namespace boulton::reports {

struct PackTexts {
    std::string council;
    std::string plan;
    packs::Details details;
    bool operator==(const PackTexts&) const = default;
};

class DetailsDialog : public QDialog {
    Q_OBJECT
public:
    DetailsDialog(const PackTexts& texts, bool readOnly, kit::Dialogs& dialogs, QWidget* parent = nullptr);
    [[nodiscard]] PackTexts texts() const;
    void saved();                         //!< closes
    void showError(const Error& error);   //!< nothing was saved: stays open
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] QLineEdit* line(const QString& name) const;      //!< by its accessible name
    [[nodiscard]] QPlainTextEdit* text(const QString& name) const; //!< by its accessible name
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }

public Q_SLOTS:
    void reject() override; //!< asks first where something was changed

Q_SIGNALS:
    void saveRequested();

private:
    struct LineField {
        std::string packs::Details::* place;
        QLineEdit* field;
    };
    struct TextField {
        std::string packs::Details::* place;
        QPlainTextEdit* field;
    };
    struct Section {
        QWidget* box;
        QLineEdit* title;
        QPlainTextEdit* text;
    };
    [[nodiscard]] QWidget* makeFront(const PackTexts& texts);
    [[nodiscard]] QWidget* makeSections(const PackTexts& texts);
    [[nodiscard]] QWidget* makeCompliance(const PackTexts& texts);
    void addSection(const QString& title, const QString& text);

    bool m_readOnly;
    kit::Dialogs& m_dialogs;
    kit::Notice* m_problem;
    QTabWidget* m_tabs;
    QLineEdit* m_council = nullptr;
    QLineEdit* m_plan = nullptr;
    std::vector<LineField> m_lines;
    std::vector<TextField> m_texts;
    QPlainTextEdit* m_recommendations = nullptr;
    QVBoxLayout* m_sections = nullptr;
    std::vector<Section> m_compliance;
    QPushButton* m_save = nullptr;
    PackTexts m_before;
};

} // namespace boulton::reports
