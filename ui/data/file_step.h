// SPDX-License-Identifier: GPL-3.0-or-later
// Step 1 of an import: which file, which sheet of it, and what it holds.
#pragma once
#include "core/workspace/catalogue.h"
#include "ui/data/reading.h"
#include "ui/kit/widgets.h"
#include <memory>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QProgressBar;

namespace boulton::data {

class FileStep : public kit::Card {
    Q_OBJECT
public:
    using Catalogue = std::vector<workspace::CatalogueEntry>;
    explicit FileStep(QWidget* parent);
    void showNothing();
    void showReading(const QString& fileName);
    void showFile(const Reading& reading);
    //! The file cannot be read: why, as a sentence. Another one can be chosen.
    void showError(const QString& fileName, const QString& sentence);
    //! Something went wrong with what was asked last; the file is still there as it was.
    void showTrouble(const QString& sentence);
    void setCatalogue(std::shared_ptr<const Catalogue> catalogue);
    void setEnabledForWork(bool enabled); //!< false while an import runs
    [[nodiscard]] QString datasetName() const;
    void setDatasetName(const QString& name);
    //! Why a dataset of that name cannot take this file; empty: it can.
    [[nodiscard]] QString datasetProblem(const Reading& reading) const;
    [[nodiscard]] QPushButton* chooseButton() const { return m_place->isHidden() ? m_another : m_choose; }
    [[nodiscard]] kit::Notice* notice() const { return m_notice; }
    [[nodiscard]] QComboBox* sheets() const { return m_sheets; }
    [[nodiscard]] bool busy() const { return m_busy; }

Q_SIGNALS:
    void chooseRequested();
    void stopRequested();
    void sheetChosen(const QString& sheet);
    void purposeChosen(boulton::data::Purpose purpose);
    void datasetNameChanged();

private:
    void addPlace();
    void addBusy();
    void addChoices();
    void showDatasetHint();
    QFrame* m_place = nullptr; //!< where a file can be dropped, while there is none
    QPushButton* m_choose = nullptr;
    QPushButton* m_another;
    QLabel* m_name;
    QWidget* m_busyRow = nullptr;
    kit::Notice* m_notice;
    QWidget* m_choices = nullptr;
    QLabel* m_sheetLabel = nullptr;
    QComboBox* m_sheets = nullptr;
    QButtonGroup* m_purposes = nullptr;
    QWidget* m_dataset = nullptr;
    QLineEdit* m_datasetName = nullptr;
    QLabel* m_datasetHint = nullptr;
    std::shared_ptr<const Catalogue> m_catalogue;
    bool m_busy = false;
    bool m_filling = false;
};

} // namespace boulton::data
