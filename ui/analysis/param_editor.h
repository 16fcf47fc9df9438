// SPDX-License-Identifier: GPL-3.0-or-later
// One parameter of an analysis as a field. What is chosen or typed is text, exactly as the command line takes it.
#pragma once
#include "core/modules/params.h"
#include "core/table/schema.h"
#include <QString>
#include <QWidget>
#include <vector>

namespace boulton::analysis {

class ParamEditor : public QWidget {
    Q_OBJECT
public:
    ParamEditor(const modules::Param& param, QWidget* parent) : QWidget(parent), m_param(param) {}
    [[nodiscard]] const modules::Param& param() const { return m_param; }
    //! Empty: nothing chosen.
    [[nodiscard]] virtual QString value() const = 0;
    //! Empty: nothing chosen. The standard value is not filled in here.
    virtual void setValue(const QString& text) = 0;
    //! Of the dataset that is chosen for the first input.
    virtual void setColumns(const std::vector<table::Field>& fields) { Q_UNUSED(fields) }
    //! What takes the keyboard.
    [[nodiscard]] virtual QWidget* field() const = 0;
    //! The field says itself what it is for: no label beside it.
    [[nodiscard]] virtual bool labelsItself() const { return false; }

    //! Whether the value is to be handed over: it is not what holds anyway.
    [[nodiscard]] bool given() const;
    //! Why the value cannot be taken, in words; empty if it can.
    [[nodiscard]] virtual QString problem() const;
    void setStandard() { setValue(QString::fromStdString(m_param.standard)); }

Q_SIGNALS:
    void changed();

protected:
    [[nodiscard]] QString range() const; //!< "2 to 9", "at least 0"; empty without limits

private:
    const modules::Param& m_param; // of a descriptor, which lives as long as the program
};

//! Kinds that this version does not know become a line.
[[nodiscard]] ParamEditor* makeEditor(const modules::Param& param, QWidget* parent);

} // namespace boulton::analysis
