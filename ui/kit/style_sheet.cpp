// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/style_sheet.h"
#include "ui/kit/theme.h"
#include <utility>
#include <vector>

namespace boulton::kit {
namespace {

// @name stands for a colour of the palette or a size; see below. Order matters: later rules win.
constexpr const char16_t* kRules = uR"(
QWidget { font-size: @text; }
QToolTip { background: @raised; color: @ink; border: 1px solid @edge; padding: 4px 6px; }
QLabel { background: transparent; color: @ink; }
QLabel[muted="true"] { color: @muted; }
QLabel[heading="1"] { font-size: @h1; font-weight: 600; }
QLabel[heading="2"] { font-size: @h2; font-weight: 600; }
QLabel[heading="3"] { font-size: @h3; font-weight: 600; }
QFrame[card="true"] { background: @surface; border: 1px solid @rule; border-radius: 8px; }
QFrame[line="true"] { background: @rule; border: none; }
QFrame[notice="information"] { background: @information; border: 1px solid @edge; border-left: 4px solid @focus; border-radius: 6px; }
QFrame[notice="caution"] { background: @caution; border: 1px solid @edge; border-left: 4px solid #F2A900; border-radius: 6px; }
QFrame[notice="danger"] { background: @danger; border: 1px solid @edge; border-left: 4px solid #C4262E; border-radius: 6px; }
QFrame[notice="success"] { background: @success; border: 1px solid @edge; border-left: 4px solid #1E7B4A; border-radius: 6px; }
QFrame[notice] QLabel { color: @onNotice; }

QPushButton, QToolButton { background: @surface; color: @ink; border: 1px solid @edge; border-radius: 5px; padding: @padY @padX; icon-size: @icon; }
QToolButton { padding: @padY @padY; icon-size: @largeIcon; }
QPushButton:hover, QToolButton:hover { background: @raised; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked { background: @selection; color: @onSelection; }
QPushButton:disabled, QToolButton:disabled { color: @offText; border: 1px @offLine @offEdge; background: @window; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { border: 1px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @offText; border: 1px @offLine @offEdge; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @ink; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @raised; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; text-align: left; text-decoration: underline; padding: 2px 3px; }
QPushButton[kind="danger"] { color: @ink; border: 2px solid #C4262E; }
QPushButton[kind="danger"]:disabled { color: @offText; border: 1px @offLine @offEdge; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled { color: @offText; }
QPushButton:focus, QToolButton:focus, QPushButton[kind]:focus, QToolButton[kind]:focus { border: 2px solid @focus; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
  background: @surface; color: @ink; placeholder-text-color: @muted; border: 1px solid @edge; border-radius: 5px; padding: @fieldY 6px; selection-background-color: @selection; selection-color: @onSelection; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus { border: 2px solid @focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateEdit:disabled, QComboBox:disabled { background: @window; color: @offText; border: 1px @offLine @offEdge; }
QLineEdit > QToolButton { icon-size: 16px; }
QLineEdit[problem="true"] { border: 2px solid #C4262E; }
QComboBox { padding-right: 24px; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow { image: url(:/boulton/controls/arrow-@mode.png); width: @arrow; height: @arrow; }
QPushButton::menu-indicator { image: url(:/boulton/controls/arrow-@mode.png); width: @arrow; height: @arrow; subcontrol-position: right center; subcontrol-origin: padding; left: -6px; }
QPushButton[menu="true"] { padding-right: 24px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button { width: 20px; border: none; background: transparent; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow { image: url(:/boulton/controls/arrow-@mode.png); width: @arrow; height: @arrow; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow { image: url(:/boulton/controls/up-@mode.png); width: @arrow; height: @arrow; }
QComboBox QAbstractItemView { background: @surface; color: @ink; border: 1px solid @edge; selection-background-color: @selection; selection-color: @onSelection; }
QCheckBox, QRadioButton { color: @ink; spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: @box; height: @box; border: 1px solid @edge; background: @surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: @halfBox; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent; image: url(:/boulton/controls/tick-@mode.png); }
QCheckBox::indicator:indeterminate { background: @raised; border-color: @accent; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/boulton/controls/dot-@mode.png); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @offText; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled { border: 1px @offLine @offEdge; background: @window; }
QGroupBox { background: @surface; border: 1px solid @rule; border-radius: 8px; margin-top: @halfEm; padding: @halfEm; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @ink; }

QAbstractItemView { background: @surface; alternate-background-color: @window; color: @ink; border: 1px solid @rule; border-radius: 6px; gridline-color: @rule; outline: none;
  selection-background-color: @selection; selection-color: @onSelection; }
QAbstractItemView:focus { border: 2px solid @focus; }
QListView::item { padding: 5px 6px; border: 1px solid transparent; }
QListView::item:selected, QTreeView::item:selected { background: @selection; color: @onSelection; }
QListView::item:hover:!selected { background: @raised; }
QHeaderView { background: @raised; border: none; }
QHeaderView::section { background: @raised; color: @ink; border: none; border-right: 1px solid @rule; border-bottom: 1px solid @edge; padding: 4px 6px; font-weight: 600; }
QTableCornerButton::section { background: @raised; border: none; }

QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 3px solid transparent; padding: 6px 12px; }
QTabBar::tab:selected { color: @ink; border-bottom: 3px solid @accent; font-weight: 600; }
QTabBar::tab:hover { color: @ink; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { border: 2px solid @focus; }
QTabWidget::pane { border: none; border-top: 1px solid @rule; }

QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: @rule; }
QSplitter::handle:hover { background: @focus; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 4px; margin: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @raised; border: 1px solid @edge; border-radius: 5px; color: @ink; text-align: center; min-height: 8px; }
QProgressBar::chunk { background: @focus; border-radius: 4px; }

QMenuBar { background: @window; color: @ink; border-bottom: 1px solid @rule; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: @selection; color: @onSelection; }
QMenu { background: @surface; color: @ink; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @onSelection; }
QMenu::item:disabled { color: @offText; }
QMenu::separator { height: 1px; background: @rule; margin: 4px 6px; }
QStatusBar { background: @raised; color: @ink; border-top: 1px solid @rule; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 0 6px; }
QDialog, QMainWindow { background: @window; color: @ink; }

QListView#navigation { background: @sidebar; color: @onSidebar; border: none; border-radius: 0; padding: 6px 6px; }
QListView#navigation::item { color: @onSidebar; padding: 7px 8px; border-radius: 6px; margin: 1px 0; border: 2px solid transparent; }
QListView#navigation::item:hover:!selected { background: @sidebarSelected; color: @onSidebar; }
QListView#navigation::item:selected { background: @sidebarSelected; color: @onSidebar; font-weight: 600; @selectedEdge }
QListView#navigation:focus { border: none; }
QListView#navigation::item:focus { border: 2px solid @focus; }
QWidget#sidebar { background: @sidebar; }
QWidget#sidebar QLabel { color: @onSidebar; }
QWidget#sidebar QLabel[muted="true"] { color: @sidebarMuted; }
)";

} // namespace

QString styleSheet(const Palette& p, double pointSize, int em)
{
    const auto points = [](double size) { return QString::number(size, 'f', 1) + QStringLiteral("pt"); };
    const auto pixels = [](int size) { return QString::number(size) + QStringLiteral("px"); };
    // Longer names first: a name must not be cut by one that it begins with.
    const std::vector<std::pair<QString, QString>> values{
        {QStringLiteral("@sidebarSelected"), p.sidebarSelected.name()},
        {QStringLiteral("@sidebarMuted"), p.sidebarMuted.name()},
        {QStringLiteral("@selectedEdge"), p.highContrast ? QStringLiteral("border: 2px solid ") + p.accent.name() + QLatin1Char(';') : QString()},
        {QStringLiteral("@onSelection"), p.onSelection.name()},
        {QStringLiteral("@information"), p.information.name()},
        {QStringLiteral("@onSidebar"), p.onSidebar.name()},
        {QStringLiteral("@selection"), p.selection.name()},
        {QStringLiteral("@onAccent"), p.onAccent.name()},
        {QStringLiteral("@onNotice"), p.onInformation.name()},
        {QStringLiteral("@halfBox"), pixels(em / 2)},
        {QStringLiteral("@halfEm"), pixels(em / 2)},
        {QStringLiteral("@sidebar"), p.sidebar.name()},
        {QStringLiteral("@surface"), p.surface.name()},
        {QStringLiteral("@caution"), p.caution.name()},
        {QStringLiteral("@success"), p.success.name()},
        {QStringLiteral("@window"), p.window.name()},
        {QStringLiteral("@raised"), p.raised.name()},
        {QStringLiteral("@accent"), p.accent.name()},
        {QStringLiteral("@danger"), p.danger.name()},
        {QStringLiteral("@offText"), p.disabled.name()},
        {QStringLiteral("@offEdge"), (p.highContrast ? p.disabled : p.rule).name()},
        {QStringLiteral("@offLine"), p.highContrast ? QStringLiteral("dashed") : QStringLiteral("solid")},
        {QStringLiteral("@fieldY"), pixels(em / 5)},
        {QStringLiteral("@muted"), p.muted.name()},
        {QStringLiteral("@focus"), p.focus.name()},
        {QStringLiteral("@rule"), p.rule.name()},
        {QStringLiteral("@edge"), p.edge.name()},
        {QStringLiteral("@arrow"), pixels(em * 2 / 3)},
        {QStringLiteral("@largeIcon"), pixels(em * 6 / 5)},
        {QStringLiteral("@icon"), pixels(em)},
        {QStringLiteral("@mode"), p.highContrast ? QStringLiteral("high") : p.dark ? QStringLiteral("dark") : QStringLiteral("light")},
        {QStringLiteral("@text"), points(pointSize)},
        {QStringLiteral("@padX"), pixels(em * 3 / 4)},
        {QStringLiteral("@padY"), pixels(em / 4)},
        {QStringLiteral("@box"), pixels(em - 2)},
        {QStringLiteral("@ink"), p.ink.name()},
        {QStringLiteral("@h1"), points(pointSize * 1.7)},
        {QStringLiteral("@h2"), points(pointSize * 1.3)},
        {QStringLiteral("@h3"), points(pointSize * 1.1)},
    };
    QString sheet = QString::fromUtf16(kRules);
    for (const auto& [name, value] : values)
        sheet.replace(name, value);
    return sheet;
}

} // namespace boulton::kit
