// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing on screen, without a vault: its passphrase, then its reports to look at. Nothing goes out of it: no export, no print, no
// clipboard. It closes itself after a while without input, and at its end.
#pragma once
#include "core/base/clock.h"
#include "core/briefing/briefing_file.h"
#include "ui/kit/jobs.h"
#include "ui/kit/settings.h"
#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace boulton::document {
class DocumentView;
}
namespace boulton::kit {
class Notice;
class PassphraseField;
}

namespace boulton::briefingwindow {

struct Surroundings {
    kit::JobRunner& jobs;
    kit::Settings& settings;
    const Clock& clock;
    platform::Path localData; //!< when briefings were last opened here
};

class BriefingWindow : public QDialog {
    Q_OBJECT
public:
    BriefingWindow(const platform::Path& file, const Surroundings& around, QWidget* parent = nullptr);
    ~BriefingWindow() override;

    void open(); //!< with what was typed
    //! The reports go, the passphrase is asked for again; `why` is said.
    void lock(const QString& why);
    void checkEnd(); //!< as the timer does: locks when the clock says that it has ended
    //! How long a minute of the idle lock is: tests have less time than officers.
    void setIdleMinute(int milliseconds);

    [[nodiscard]] bool isOpen() const { return m_briefing != nullptr; }
    [[nodiscard]] bool busy() const { return !m_job.isNull(); }
    [[nodiscard]] kit::PassphraseField* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* openButton() const { return m_open; }
    [[nodiscard]] QListWidget* reports() const { return m_reports; }
    [[nodiscard]] document::DocumentView* view() const { return m_view; }
    [[nodiscard]] QString problem() const; //!< as shown; empty: none
    [[nodiscard]] QString banner() const;  //!< marking and end, as shown while it is open

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    [[nodiscard]] QWidget* makeDoor();
    [[nodiscard]] QWidget* makeReading();
    void readOutline();
    void answered(Result<briefing::Briefing> result);
    void showBriefing();
    void showReport(int index);
    void fillSections();
    void forget();
    void complain(const QString& text, bool danger);
    void setBusy(bool busy);
    void checkIdle();
    void waitForEnd();

    platform::Path m_path;
    Surroundings m_around;
    std::unique_ptr<briefing::Briefing> m_briefing; //!< null: locked
    std::vector<std::shared_ptr<const report::Document>> m_documents;
    QPointer<kit::Job> m_job;
    QElapsedTimer m_sinceInput;
    QTimer m_idle;
    QTimer m_end;
    int m_idleMinute = 60'000;

    QStackedWidget* m_rooms;
    // the door
    QLabel* m_about = nullptr;
    QLabel* m_label = nullptr;
    kit::PassphraseField* m_passphrase = nullptr;
    QLabel* m_caps = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_close = nullptr; //!< of a file that cannot be opened
    kit::Notice* m_problem = nullptr;
    QProgressBar* m_progress = nullptr;
    // reading
    QLabel* m_title = nullptr;
    QLabel* m_marking = nullptr;
    QLabel* m_until = nullptr;
    QLabel* m_from = nullptr;
    QListWidget* m_reports = nullptr;
    QComboBox* m_sections = nullptr;
    document::DocumentView* m_view = nullptr;
};

} // namespace boulton::briefingwindow
