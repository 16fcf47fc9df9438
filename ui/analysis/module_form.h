// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one analysis, made from its descriptor alone: a dataset for each input, a field for each parameter. A module that is
// added tomorrow has its form without a line here.
#pragma once
#include "core/base/result.h"
#include "core/modules/analysis_module.h"
#include "core/table/schema.h"
#include <QString>
#include <QWidget>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;

namespace boulton::kit {
class Notice;
}

namespace boulton::analysis {

class ParamEditor;

struct DatasetChoice {
    std::string name;
    QString title; //!< as shown
    std::int64_t rows = 0;
    std::vector<table::Field> fields;
};
//! What there is to choose from.
struct FormData {
    std::vector<DatasetChoice> datasets;
    std::map<std::string, std::vector<std::string>> fitting; //!< input -> datasets that can feed it
    std::map<std::string, QString> missing;                  //!< input -> why none can
};

class ModuleForm : public QWidget {
    Q_OBJECT
public:
    explicit ModuleForm(const modules::AnalysisModule& module, QWidget* parent = nullptr);
    //! Choices that still exist stay chosen; those that fit stand first, and the first of them is proposed.
    void setData(const FormData& data);
    //! As a kept run, or another page, has it. What is not named gets its standard value.
    void fill(const std::map<std::string, std::string>& datasets, const std::map<std::string, std::string>& settings);
    //! For the first input that it fits.
    void chooseDataset(const std::string& dataset);

    [[nodiscard]] const modules::AnalysisModule& module() const { return m_module; }
    [[nodiscard]] std::map<std::string, std::string> datasets() const; //!< input -> dataset
    [[nodiscard]] std::map<std::string, std::string> settings() const; //!< as --set takes them; standard values are left out
    //! Says beside each field what is wrong; false if anything is. The first such field gets the keyboard.
    bool check();
    //! What core said: beside the field that it names, otherwise above the form.
    void showError(const Error& error);
    void clearProblems();

    [[nodiscard]] QComboBox* datasetBox(std::string_view input) const;
    [[nodiscard]] ParamEditor* editor(std::string_view key) const;
    [[nodiscard]] QString problemOf(std::string_view key) const; //!< what stands beside a field now
    [[nodiscard]] QString problem() const;                       //!< what stands above the form now
    [[nodiscard]] QWidget* firstFocus() const;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line {
        std::string key;
        QWidget* field = nullptr;
        QLabel* label = nullptr; //!< null: the field says itself what it is for
        QWidget* side = nullptr; //!< field, help and problem
        QWidget* problem = nullptr;
        QLabel* problemText = nullptr;
    };
    struct Need {
        const modules::DataContract* contract = nullptr;
        QComboBox* box = nullptr;
        std::string proposed; //!< by us, not by a person
    };
    void addNeed(const modules::DataContract& need);
    void addParam(const modules::Param& param);
    void addLine(const std::string& key, const QString& label, QWidget* widget, QWidget* field, const QString& help);
    void arrange();
    void fillBox(Need& need);
    void setProblem(Line& line, const QString& text);
    void tellColumns();
    [[nodiscard]] QString needHelp(const modules::DataContract& need) const;
    [[nodiscard]] const DatasetChoice* dataset(const std::string& name) const;
    [[nodiscard]] std::string proposedColumn(const modules::Param& param, const DatasetChoice& dataset) const;

    const modules::AnalysisModule& m_module; // descriptors live as long as the program
    FormData m_data;
    kit::Notice* m_notice;
    QGridLayout* m_grid;
    std::vector<Need> m_needs;
    std::vector<ParamEditor*> m_editors;
    std::vector<Line> m_lines;
    bool m_stacked = false; //!< labels above their fields: where there is no room beside them
};

} // namespace boulton::analysis
