// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing in a file: three steps on one page. This class joins them: it reads the file beside the window, asks the vault what would
// change, and imports. Whatever is chosen anew makes older readings and trials void.
#pragma once
#include "core/workspace/mappings.h"
#include "ui/data/change_step.h"
#include "ui/data/file_step.h"
#include "ui/data/read_step.h"
#include "ui/desk/page.h"
#include <QPointer>
#include <QTimer>

class QVBoxLayout;

namespace boulton::kit {
class Column;
}

namespace boulton::data {

class ImportPane : public QWidget {
    Q_OBJECT
public:
    ImportPane(const desk::PageContext& context, QWidget* parent);
    //! Reads that file.
    void choose(const QString& path);
    //! Several were dropped, or something that is no file.
    void refuse(const QString& sentence);
    void setCatalogue(const std::shared_ptr<const FileStep::Catalogue>& catalogue);
    [[nodiscard]] bool settled() const;
    [[nodiscard]] bool hasFile() const { return m_reading != nullptr || m_file->busy(); }
    [[nodiscard]] QWidget* firstFocus() const { return m_file->chooseButton(); }
    [[nodiscard]] FileStep* fileStep() const { return m_file; }
    [[nodiscard]] ReadStep* readStep() const { return m_read; }
    [[nodiscard]] ChangeStep* changeStep() const { return m_change; }
    [[nodiscard]] const Reading* reading() const { return m_reading.get(); }
    [[nodiscard]] const std::optional<Outcome>& outcome() const { return m_outcome; }
    //! Where boulton-reader is and what it may use; otherwise the program's own.
    void setOpenOptions(const exchange::OpenOptions& options) { m_open = options; }
    void startImport();

Q_SIGNALS:
    void datasetImported(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void reset();
    void read();
    void readEnded(Result<Reading> result);
    void readFailed(const QString& sentence);
    void suggest();
    void applyRemembered(const std::optional<workspace::SavedMapping>& saved);
    void show();
    void fitSteps(); //!< step 3 follows the others while they are short, and stays in sight when they are long and there is room
    void check();
    void runCheck();
    void checkEnded(Result<Outcome> result);
    void importEnded(Result<Outcome> result);
    void chooseFile();
    void choicesChanged();
    void stop();
    void planChanged();
    [[nodiscard]] Order order() const;
    [[nodiscard]] QString blocked() const;

    desk::PageContext m_context;
    exchange::OpenOptions m_open;
    kit::Column* m_area;
    FileStep* m_file;
    ReadStep* m_read;
    ChangeStep* m_change;
    QVBoxLayout* m_steps; //!< of the area
    QVBoxLayout* m_foot;  //!< around step 3, unless it scrolls with the others
    QString m_path;
    Choices m_choices;
    std::shared_ptr<const Reading> m_reading;
    std::optional<Outcome> m_outcome;
    std::optional<workspace::SavedMapping> m_remembered;
    bool m_lookedUp = false; //!< whether a mapping is remembered was asked for this file
    bool m_done = false;
    QPointer<kit::Job> m_job;    //!< reading
    QPointer<kit::Job> m_trial;  //!< looking up or trying
    QPointer<kit::Job> m_import;
    int m_turn = 0; //!< answers to older questions are not listened to
    QTimer m_wait;  //!< choices that follow one another are tried once
};

} // namespace boulton::data
