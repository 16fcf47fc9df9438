// SPDX-License-Identifier: GPL-3.0-or-later
// One native widget for each block of a document. Everything is plain text, wraps, and grows with the text size.
#pragma once
#include "core/report/document.h"
#include <QLabel>
#include <QLayout>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

namespace boulton::document {

class ChartView;

//! A mark and a word: a status with its shape and letter, or a direction with its arrow.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(const report::Status& status, QWidget* parent = nullptr);
    explicit Badge(const report::Direction& direction, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<report::Status> m_status;
    report::Direction m_direction{};
    QString m_text;
};

//! Two items side by side where there is room, otherwise one under the other.
class PairLayout : public QLayout {
    Q_OBJECT
public:
    PairLayout(QWidget* parent, double firstShare, int leastWidth, int spacing);
    ~PairLayout() override;
    void addItem(QLayoutItem* item) override { m_items.append(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool apply) const;
    QList<QLayoutItem*> m_items;
    double m_share;
    int m_least;
};

//! A label with text larger or smaller than the program's; follows changes of the text size.
class ScaledLabel : public QLabel {
    Q_OBJECT
public:
    ScaledLabel(const QString& text, double factor, bool strong, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();
    double m_factor;
    bool m_strong;
    bool m_applying = false;
};

//! What a chart that was made is handed to, so that pages can connect it.
using OnChart = std::function<void(ChartView*)>;

[[nodiscard]] QWidget* makeBlock(const std::shared_ptr<const report::Document>& document, std::size_t block, QWidget* parent,
                                 const OnChart& onChart);
[[nodiscard]] QWidget* makeTitle(const report::Document& document, QWidget* parent);
[[nodiscard]] QWidget* makeNote(const report::Note& note, QWidget* parent);
[[nodiscard]] QWidget* makeDiagnostics(const Diagnostics& diagnostics, QWidget* parent);
//! A button that opens the rows of report::provenanceRows.
[[nodiscard]] QWidget* makeProvenance(const report::Provenance& provenance, QWidget* parent);
//! Without making it: for scroll bars before everything is there.
[[nodiscard]] int estimatedHeight(const report::Block& block, int width);

} // namespace boulton::document
