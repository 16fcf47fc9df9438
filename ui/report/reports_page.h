// SPDX-License-Identifier: GPL-3.0-or-later
// "Reports": the pack of a period for an audience, page by page as it will be printed, and its export.
#pragma once
#include "core/report/document.h"
#include "core/workspace/analysis.h"
#include "core/workspace/briefing.h"
#include "core/workspace/publish.h"
#include "ui/desk/page.h"
#include "ui/document/page_preview.h"
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

class QBoxLayout;
class QComboBox;

namespace boulton::kit {
class IconLabel;
}
namespace boulton::reports {

class BriefingDialog;
class DetailsDialog;
class ExportDialog;
struct BriefingOffer;

class ReportsPage : public desk::Page {
    Q_OBJECT
public:
    explicit ReportsPage(const desk::PageContext& context);
    //! {"month": key of a period, "audience": "cabinet" or "clt"}
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] bool settled() const override { return !m_making && !m_later.isActive(); }

    void exportPack();
    void editDetails();
    void makeBriefing();

    [[nodiscard]] QComboBox* periodBox() const { return m_period; }
    [[nodiscard]] QComboBox* audienceBox() const { return m_audience; }
    [[nodiscard]] document::PagePreview* preview() const { return m_preview; }
    [[nodiscard]] QString state() const;   //!< draft or signed off, in words
    [[nodiscard]] QString marking() const; //!< as shown
    [[nodiscard]] kit::Notice* exported() const { return m_exported; } //!< null before the first export or briefing

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addBar();
    void addActions();
    void askRights();
    void showRights();
    void fillPeriods();
    void planChanged();
    void make();
    void compose(quint64 wish, std::shared_ptr<const report::Document> document);
    void showPages(document::PagesPtr pages);
    void failed(const Error& error);
    void showState();
    //! Why no pack can be exported at this moment; empty if one can.
    [[nodiscard]] QString obstacle() const;
    void startExport(ExportDialog* dialog, performance::Period period, performance::Audience audience);
    void showExported(const workspace::PackFiles& files);
    void showMade(const QString& text, const QString& folder); //!< until it is closed or something else was made
    [[nodiscard]] BriefingOffer briefingOffer(const std::vector<workspace::RunEntry>& runs) const;
    void confirmBriefing(BriefingDialog* dialog);
    void startBriefing(BriefingDialog* dialog);
    void showBriefing(const workspace::BriefingMade& made);
    void saveDetails(DetailsDialog* dialog);
    [[nodiscard]] performance::Audience audience() const;
    [[nodiscard]] const workspace::PackPeriod* chosen() const;
    [[nodiscard]] QString wishText() const; //!< "Cabinet, March 2020"

    std::vector<workspace::PackPeriod> m_periods;
    QBoxLayout* m_bar = nullptr; //!< in two rows where there is no room for one
    QComboBox* m_period = nullptr;
    QComboBox* m_audience = nullptr;
    kit::IconLabel* m_mark = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_marking = nullptr;
    QPushButton* m_toMatrix = nullptr;
    QPushButton* m_details = nullptr;
    QPushButton* m_briefing = nullptr;
    QPushButton* m_export = nullptr;
    QWidget* m_content;
    kit::EmptyState* m_empty;
    kit::Notice* m_failure;
    kit::Notice* m_exported = nullptr;
    document::PagePreview* m_preview;
    QTimer m_later;         //!< several changes in a row are one
    quint64 m_wish = 0;     //!< answers to earlier ones are dropped
    //! What this role includes. Until it is known everything is offered: the use cases ask again.
    struct Rights {
        bool describe = true;
        bool exportPacks = true;
        bool brief = true;
    } m_rights;
    bool m_making = false;
    bool m_stale = true;    //!< what is shown is not of the choice and the plan as they are
    bool m_filling = false;
    QString m_shown;        //!< of which choice the pages are
    QPointer<kit::Job> m_job;
};

} // namespace boulton::reports
