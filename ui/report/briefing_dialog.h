// SPDX-License-Identifier: GPL-3.0-or-later
// Which reports go into a briefing file, what it is called, until when it can be opened, its own passphrase and its place. Stays open
// while it is written, so that a weak passphrase or a full disk can be answered here.
#pragma once
#include "core/workspace/briefing.h"
#include "ui/kit/dialogs.h"
#include <QDialog>
#include <QPointer>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace boulton::kit {
class Job;
class NewPassphrase;
class Notice;
}

namespace boulton::reports {

struct BriefingOffer {
    struct Pack {
        workspace::BriefingPack pack;
        QString text; //!< "Cabinet, March 2020, signed off"
        bool chosen = false;
    };
    struct Run {
        RunId id;
        QString text; //!< "Summary, 20 April 2020, 09:15"
    };
    std::vector<Pack> packs;
    std::vector<Run> runs;
    QString title; //!< proposed
    QString file;  //!< proposed
    Instant now;
};

class BriefingDialog : public QDialog {
    Q_OBJECT
public:
    BriefingDialog(BriefingOffer offer, kit::Dialogs& dialogs, QWidget* parent = nullptr);
    [[nodiscard]] workspace::BriefingRequest request() const;
    [[nodiscard]] kit::NewPassphrase* passphrase() const { return m_passphrase; }
    void follow(kit::Job* job); //!< progress and Stop until it has ended
    void showError(const Error& error);
    void complain(const QString& text, bool danger);
    [[nodiscard]] bool busy() const { return !m_job.isNull(); }

    [[nodiscard]] QListWidget* reports() const { return m_reports; }
    [[nodiscard]] QLineEdit* find() const { return m_find; }
    [[nodiscard]] QLineEdit* title() const { return m_title; }
    [[nodiscard]] QSpinBox* days() const { return m_days; }
    [[nodiscard]] QLineEdit* file() const { return m_file; }
    [[nodiscard]] QPushButton* makeButton() const { return m_make; }
    [[nodiscard]] QString problem() const; //!< as shown; empty: none
    [[nodiscard]] QString state() const;   //!< how many reports, or what is still to do

public Q_SLOTS:
    void start();
    void reject() override; //!< stops what runs

Q_SIGNALS:
    void wanted(); //!< request() is complete

private:
    [[nodiscard]] QWidget* makeReports(QWidget* parent);
    [[nodiscard]] QWidget* makeFields(QWidget* parent);
    [[nodiscard]] QWidget* makeFile(QWidget* parent);
    void fillReports();
    void narrow(const QString& text); //!< the list to what contains it
    void check();
    void showRunning(bool running);

    BriefingOffer m_offer;
    kit::Dialogs& m_dialogs;
    kit::Notice* m_problem = nullptr;
    QWidget* m_fields = nullptr;
    QLineEdit* m_find = nullptr;
    QListWidget* m_reports = nullptr;
    QLineEdit* m_title = nullptr;
    QSpinBox* m_days = nullptr;
    QLabel* m_until = nullptr;
    kit::NewPassphrase* m_passphrase = nullptr;
    QLineEdit* m_file = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_cancel = nullptr;
    QPointer<kit::Job> m_job;
};

} // namespace boulton::reports
