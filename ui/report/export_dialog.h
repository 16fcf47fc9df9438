// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a pack, and where to. Stays open while they are written, so that a full disk or a wrong template can be answered here.
#pragma once
#include "core/base/result.h"
#include "core/workspace/publish.h"
#include "ui/kit/dialogs.h"
#include <QDialog>
#include <QPointer>
#include <array>
#include <optional>
#include <set>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace boulton::kit {
class Job;
class Notice;
}

namespace boulton::reports {

struct ExportOffer {
    QString title;    //!< "Cabinet, March 2020"
    QString stem;     //!< file name without ending
    QString folder;   //!< proposed
    QString council;  //!< the council's Word template; empty: none is set
    bool signedOff = false;
    bool pdf = true;  //!< there is a writer
    bool docx = true; //!< there is a writer
};
struct ExportChoice {
    std::set<workspace::PackFormat> formats;
    platform::Path folder;
    std::optional<platform::Path> docxTemplate;
};

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const ExportOffer& offer, kit::Dialogs& dialogs, QWidget* parent = nullptr);
    [[nodiscard]] ExportChoice choice() const;
    void follow(kit::Job* job); //!< progress and Stop until it has ended
    void showError(const Error& error);
    void complain(const QString& text, bool danger);

    [[nodiscard]] QCheckBox* format(workspace::PackFormat format) const { return m_formats.at(static_cast<std::size_t>(format)); }
    [[nodiscard]] QCheckBox* templateBox() const { return m_template; }
    [[nodiscard]] QLineEdit* folder() const { return m_folder; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    [[nodiscard]] QString problem() const; //!< as shown; empty: none

public Q_SLOTS:
    void start();
    void reject() override; //!< stops what runs

Q_SIGNALS:
    void wanted(); //!< choice() is complete

protected:
    void showEvent(QShowEvent* event) override;

private:
    void grow(); //!< texts that wrap need more height than a dialog gives them by itself
    [[nodiscard]] QWidget* makeFormats();
    [[nodiscard]] QWidget* makeFolder();
    void showFiles();
    void showRunning(bool running);

    ExportOffer m_offer;
    kit::Dialogs& m_dialogs;
    kit::Notice* m_problem;
    std::array<QCheckBox*, 4> m_formats{};
    QCheckBox* m_template = nullptr;
    QLineEdit* m_folder = nullptr;
    QLabel* m_files = nullptr;
    QWidget* m_fields = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_cancel = nullptr;
    QPointer<kit::Job> m_job;
};

} // namespace boulton::reports
