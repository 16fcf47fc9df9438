// SPDX-License-Identifier: GPL-3.0-or-later
// "Analyses": every analysis there is, its form, its result; and the runs that were kept.
#pragma once
#include "core/workspace/analysis.h"
#include "core/workspace/catalogue.h"
#include "ui/analysis/module_form.h"
#include "ui/desk/page.h"
#include <QHash>
#include <QPointer>
#include <map>
#include <memory>
#include <vector>

class QLineEdit;
class QProgressBar;
class QStackedWidget;
class QTabWidget;

namespace boulton::kit {
class Sides;
}

namespace boulton::document {
class ChartView;
}

namespace boulton::analysis {

class EntryList;
class ResultView;

class AnalysesPage : public desk::Page {
    Q_OBJECT
public:
    explicit AnalysesPage(const desk::PageContext& context);
    //! {"module": id, "dataset": name}
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] bool settled() const override { return !m_loading && !m_job; }

    void chooseModule(const QString& id);
    void run();
    void stop();
    void keep();
    void reopen(const QString& run);
    //! pdf, docx, html, xlsx, csv or json: asks where to.
    void exportAs(const QString& extension);

    [[nodiscard]] EntryList* modules() const { return m_modules; }
    [[nodiscard]] EntryList* keptRuns() const { return m_runs; }
    [[nodiscard]] ModuleForm* form() const; //!< of the analysis that is chosen; null if none is
    [[nodiscard]] ResultView* result() const { return m_result; }
    [[nodiscard]] QTabWidget* lists() const { return m_lists; }
    [[nodiscard]] QTabWidget* sides() const { return m_sides; } //!< settings, result
    [[nodiscard]] QPushButton* runButton() const { return m_run; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }

private:
    //! What the vault said when it was asked last.
    struct Known {
        std::vector<workspace::CatalogueEntry> datasets;
        std::vector<workspace::ModuleReadiness> readiness;
        std::vector<workspace::RunEntry> runs;
    };
    struct Sheet {
        QWidget* area = nullptr;
        ModuleForm* form = nullptr;
    };
    [[nodiscard]] QWidget* makeLists();
    [[nodiscard]] QWidget* makeSettings();
    void addActions();
    void load();
    void loaded(Known known);
    void showClosed(); //!< the role does not include seeing data
    void takeArrival();
    [[nodiscard]] FormData formData(const modules::AnalysisModule& module) const;
    [[nodiscard]] QString titleOf(const std::string& dataset) const;
    void showRunning();
    void follow(kit::Job* job);
    void analysed(Result<workspace::Analysis> analysis, const modules::AnalysisModule& module);
    void reopened(Result<workspace::KeptRun> kept);
    void useSettings();
    void fillExportMenu();
    void write(const QString& path);
    void tellNotExported(const Error& error);
    void savePicture(document::ChartView* chart);
    [[nodiscard]] bool busy() const { return m_job != nullptr; }

    Known m_known;
    bool m_loading = false;
    bool m_loadAgain = false;
    QVariantMap m_arrival; //!< until what the vault holds is known
    QHash<QString, Sheet> m_sheets;
    QString m_module; //!< id of the one that is chosen
    QPointer<kit::Job> m_job;
    std::shared_ptr<const workspace::Analysis> m_analysis; //!< shown and not kept yet
    std::shared_ptr<const workspace::RunEntry> m_kept;     //!< or the kept run that is shown
    QString m_stem;                                        //!< proposed for exports

    kit::Sides* m_splitter;
    kit::EmptyState* m_empty;
    kit::EmptyState* m_closed;
    QTabWidget* m_lists;
    QLineEdit* m_search = nullptr;
    QLabel* m_noMatch = nullptr;
    QLabel* m_noRuns = nullptr;
    EntryList* m_modules = nullptr;
    EntryList* m_runs = nullptr;
    QPushButton* m_open = nullptr;
    QTabWidget* m_sides;
    QStackedWidget* m_sheetStack = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_stop = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_doing = nullptr;
    ResultView* m_result;
};

} // namespace boulton::analysis
