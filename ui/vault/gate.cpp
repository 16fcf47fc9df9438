// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/gate.h"
#include "ui/kit/error_text.h"
#include "ui/kit/icons.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace boulton::vault {

using kit::em;

namespace {

constexpr double kCardWidth = 52; // ems
constexpr double kBesideFrom = 34;
constexpr double kListHeight = 8;
constexpr int kClosedMilliseconds = 120'000; // as long as a passphrase counts as just typed

QString vaultName(const QString& folder)
{
    return QFileInfo(QDir::cleanPath(folder)).completeBaseName();
}

QLabel* field(QVBoxLayout* column, const QString& text, QWidget* widget)
{
    QLabel* label = kit::plainLabel(text, widget->parentWidget());
    label->setBuddy(widget);
    column->addWidget(label);
    column->addWidget(widget);
    return label;
}

} // namespace

Gate::Gate(Opener& opener, kit::Dialogs& dialogs, kit::Settings& settings, QWidget* parent)
    : QWidget(parent), m_opener(opener), m_dialogs(dialogs), m_settings(settings)
{
    setAccessibleName(tr("Open a vault"));
    auto* card = new kit::Card(this);
    m_card = card;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(em(1.6));
    m_columns->addWidget(makeList(), 4);
    m_unlockForm = makeUnlock();
    m_newForm = makeNew();
    for (QWidget* form : {m_unlockForm, m_newForm}) // also where it holds but words: a hidden progress bar beside them decides otherwise
        form->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* right = new QVBoxLayout;
    right->setSpacing(em(0.6));
    right->addWidget(m_unlockForm);
    right->addWidget(m_newForm);
    m_notice = new kit::Notice(kit::NoticeKind::Danger, {}, card);
    m_ask = m_notice->addAction(tr("Ask for access…"), [this] { askForAccess(); });
    m_ask->hide();
    m_older = m_notice->addAction(tr("Go on with this older copy…"), [this] { acknowledge(); });
    m_older->hide();
    m_notice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_closedFor.setSingleShot(true);
    connect(&m_closedFor, &QTimer::timeout, this, [this] {
        leaveClosed();
        m_notice->hide();
    });
    m_notice->hide();
    right->addWidget(m_notice);
    auto* working = new QHBoxLayout;
    m_progress = new QProgressBar(card);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(em(0.6));
    kit::describe(m_progress, tr("Progress"));
    m_progressText = kit::mutedLabel({}, card);
    m_cancel = kit::button(tr("Cancel"), kit::ButtonKind::Normal, card);
    working->addWidget(m_progressText, 2);
    working->addWidget(m_progress, 1);
    working->addWidget(m_cancel);
    right->addLayout(working);
    right->addStretch(1);
    m_columns->addLayout(right, 5);
    card->column()->setContentsMargins(em(1.6), em(1.4), em(1.6), em(1.4));
    card->column()->addWidget(kit::heading(tr("Boulton"), 1, card));
    card->column()->addWidget(kit::mutedLabel(tr("The council's figures: checked, kept safe, and turned into decisions."), card));
    card->column()->addSpacing(em(0.6));
    card->column()->addLayout(m_columns);

    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 20);
    middle->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    setBusy(false, {});
    fillList();
    choose({});
    fit();
}

//! As the window and the size of the text leave room.
void Gate::fit()
{
    m_card->setMaximumWidth(em(kCardWidth));
    const bool stacked = width() < em(kBesideFrom);
    m_columns->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_recent->setMinimumHeight(em(kListHeight));
    m_recent->setMaximumHeight(stacked ? em(kListHeight) : QWIDGETSIZE_MAX); // the form below it is what people came for
}

void Gate::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Gate::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

QWidget* Gate::makeList()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addWidget(kit::heading(tr("Vaults"), 3, side));
    m_recent = new QListWidget(side);
    kit::describe(m_recent, tr("Recent vaults"));
    kit::markData(m_recent);
    // not the current item: as Tab passes, the first line becomes current where the chosen vault is not in the list
    connect(m_recent, &QListWidget::itemSelectionChanged, this, [this] {
        if (const auto chosen = m_recent->selectedItems(); !chosen.isEmpty())
            choose(chosen.front()->data(Qt::UserRole).toString());
    });
    connect(m_recent, &QListWidget::itemActivated, this, [this] { m_passphrase->setFocus(); });
    column->addWidget(m_recent, 20);
    m_browse = kit::button(tr("Open another vault…"), kit::ButtonKind::Normal, side);
    m_browse->setIcon(kit::icon(QStringLiteral("folder")));
    m_startNew = kit::button(tr("New vault…"), kit::ButtonKind::Normal, side);
    m_startNew->setIcon(kit::icon(QStringLiteral("plus")));
    m_sample = kit::button(tr("Try the sample council"), kit::ButtonKind::Normal, side);
    m_sample->setIcon(kit::icon(QStringLiteral("play")));
    connect(m_browse, &QPushButton::clicked, this, &Gate::browse);
    connect(m_startNew, &QPushButton::clicked, this, &Gate::startNew);
    connect(m_sample, &QPushButton::clicked, this, &Gate::openSample);
    for (QPushButton* b : {m_browse, m_startNew, m_sample})
        column->addWidget(b);
    column->addWidget(kit::mutedLabel(tr("Six outcomes, 81 measures, three years. All figures are made up."), side));
    m_restore = kit::button(tr("Restore from a backup…"), kit::ButtonKind::Link, side);
    connect(m_restore, &QPushButton::clicked, this, [this] { restore(); });
    column->addWidget(m_restore, 0, Qt::AlignLeading);
    auto* briefing = kit::button(tr("Open a briefing file…"), kit::ButtonKind::Link, side);
    connect(briefing, &QPushButton::clicked, this, &Gate::browseBriefing);
    column->addWidget(briefing, 0, Qt::AlignLeading);
    column->addStretch(1);
    return side;
}

QWidget* Gate::makeUnlock()
{
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.45));
    m_vaultName = kit::heading({}, 2, form);
    kit::markData(m_vaultName);
    m_vaultPlace = new kit::ElidedLabel({}, form);
    m_vaultPlace->setProperty("muted", true);
    kit::markData(m_vaultPlace);
    column->addWidget(m_vaultName);
    column->addWidget(m_vaultPlace);
    m_welcome = kit::plainLabel(tr("A vault is an encrypted folder that holds the council's measures, figures and reports. Only its passphrase opens it.\n\n"
                                   "Never used Boulton before? Try the sample council: it opens at once and you cannot break anything.\n\n"
                                   "A colleague has given you a vault? Open it. Starting from nothing? Make a new one."),
                                form);
    column->addWidget(m_welcome);
    column->addSpacing(em(0.3));
    m_login = new QLineEdit(form);
    kit::describe(m_login, tr("Login"), tr("Only if an administrator of the vault gave you one"));
    m_login->setPlaceholderText(tr("only if you were given one"));
    m_loginLabel = field(column, tr("Login"), m_login);
    m_passphrase = new kit::PassphraseField(tr("Passphrase"), form);
    m_passphraseLabel = field(column, tr("Passphrase"), m_passphrase);
    m_caps = kit::plainLabel(tr("Caps Lock seems to be on."), form);
    m_caps->hide();
    column->addWidget(m_caps);
    m_hint = kit::mutedLabel({}, form);
    column->addWidget(m_hint);
    m_readOnly = new QCheckBox(tr("Open for reading only"), form);
    column->addWidget(m_readOnly);
    m_unlock = kit::button(tr("Unlock"), kit::ButtonKind::Primary, form);
    m_unlock->setIcon(kit::icon(QStringLiteral("unlock"), kit::IconOn::Accent));
    column->addSpacing(em(0.3));
    column->addWidget(m_unlock);
    m_recover = kit::button(tr("Nobody can unlock it? Use recovery codes…"), kit::ButtonKind::Link, form);
    connect(m_recover, &QPushButton::clicked, this, &Gate::recover);
    column->addWidget(m_recover, 0, Qt::AlignLeading);
    connect(m_unlock, &QPushButton::clicked, this, &Gate::unlock);
    connect(m_passphrase, &kit::PassphraseField::returnPressed, this, &Gate::unlock);
    connect(m_passphrase, &kit::PassphraseField::capsLockHint, m_caps, &QLabel::setVisible);
    connect(m_passphrase, &kit::PassphraseField::edited, this,
            [this] { m_unlock->setEnabled(!busy() && !m_folder.isEmpty() && !m_passphrase->isEmpty()); });
    column->addStretch(1);
    return form;
}

QWidget* Gate::makeNew()
{
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.35));
    column->addWidget(kit::heading(tr("New vault"), 2, form));
    m_name = new QLineEdit(form);
    m_name->setPlaceholderText(tr("such as Council performance"));
    kit::describe(m_name, tr("Name"));
    field(column, tr("Name"), m_name);
    m_place = new QLineEdit(QDir::toNativeSeparators(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)), form);
    kit::describe(m_place, tr("Folder it is kept in"));
    auto* place = new QHBoxLayout;
    auto* choosePlace = kit::iconButton(QStringLiteral("folder"), tr("Choose the folder"), form);
    connect(choosePlace, &QToolButton::clicked, this, &Gate::browsePlace);
    place->addWidget(m_place, 1);
    place->addWidget(choosePlace);
    QLabel* placeLabel = kit::plainLabel(tr("Folder it is kept in"), form);
    placeLabel->setBuddy(m_place);
    column->addWidget(placeLabel);
    column->addLayout(place);
    m_user = new QLineEdit(form);
    kit::describe(m_user, tr("Your name, as it will stand in the audit"));
    field(column, tr("Your name, as it will stand in the audit"), m_user);
    m_chosen = new kit::NewPassphrase(tr("Passphrase: four or more unusual words"), form);
    column->addWidget(m_chosen);
    column->addWidget(new kit::Notice(kit::NoticeKind::Caution, tr("There is no way in without the passphrase. Keep it where you keep important things."), form));
    auto* buttons = new QHBoxLayout;
    m_create = kit::button(tr("Make the vault"), kit::ButtonKind::Primary, form);
    auto* back = kit::button(tr("Back"), kit::ButtonKind::Normal, form);
    buttons->addWidget(m_create);
    buttons->addWidget(back);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_create, &QPushButton::clicked, this, &Gate::create);
    connect(back, &QPushButton::clicked, this, [this] {
        m_chosen->clear();
        showForm(false);
        m_notice->hide();
        firstFocus()->setFocus();
    });
    connect(m_chosen, &kit::NewPassphrase::edited, this, &Gate::showReady);
    for (auto* p : {m_chosen->first(), m_chosen->second()})
        connect(p, &kit::PassphraseField::returnPressed, this, &Gate::create);
    for (auto* line : {m_name, m_place, m_user})
        connect(line, &QLineEdit::textChanged, this, &Gate::showReady);
    column->addStretch(1);
    showReady();
    return form;
}

void Gate::showReady()
{
    if (!m_create)
        return;
    m_create->setEnabled(!busy() && m_chosen->ready() && !m_name->text().trimmed().isEmpty() &&
                         !m_place->text().trimmed().isEmpty() && !m_user->text().trimmed().isEmpty());
}

void Gate::fillList()
{
    const QSignalBlocker quiet(m_recent);
    m_recent->clear();
    const bool none = m_settings.recentVaults().isEmpty();
    m_recent->setVisible(!none);
    kit::setKind(m_sample, none ? kit::ButtonKind::Primary : kit::ButtonKind::Normal);
    m_sample->setIcon(kit::icon(QStringLiteral("play"), none ? kit::IconOn::Accent : kit::IconOn::Surface));
    for (const QString& path : m_settings.recentVaults()) {
        auto* item = new QListWidgetItem(kit::icon(QStringLiteral("lock")), vaultName(path), m_recent);
        item->setData(Qt::UserRole, path);
        if (!QFileInfo::exists(path)) {
            item->setText(tr("%1 (not found)").arg(vaultName(path)));
            item->setForeground(kit::palette(this).muted);
        }
    }
}

void Gate::choose(const QString& folder)
{
    const QStringList recent = m_settings.recentVaults();
    const QString before = m_folder;
    leaveClosed();
    m_folder = !folder.isEmpty() ? folder : recent.isEmpty() ? QString() : recent.front();
    {
        const QSignalBlocker quiet(m_recent);
        m_recent->setCurrentRow(static_cast<int>(recent.indexOf(m_folder)));
    }
    showForm(false);
    m_passphrase->clear();
    if (m_folder != before)
        m_login->clear();
    m_caps->hide();
    m_notice->hide();
    const bool none = m_folder.isEmpty();
    m_vaultName->setText(none ? tr("Welcome") : vaultName(m_folder));
    static_cast<kit::ElidedLabel*>(m_vaultPlace)->setWhole(none ? QString() : QDir::toNativeSeparators(m_folder));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_passphraseLabel, m_passphrase, m_readOnly, m_unlock, m_vaultPlace})
        widget->setVisible(!none);
    m_welcome->setVisible(none);
    const bool shared = !none && !m_opener.isSample(kit::toPath(m_folder)); // the sample council has one officer
    m_loginLabel->setVisible(shared);
    m_recover->setVisible(shared);
    m_login->setVisible(shared);
    m_unlock->setEnabled(false);
    m_hint->setText(none ? QString()
                    : m_opener.isSample(kit::toPath(m_folder))
                        ? tr("The sample council holds made-up figures. Its passphrase is: %1").arg(QLatin1StringView(kSamplePassphrase))
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void Gate::showForm(bool making)
{
    m_unlockForm->setVisible(!making);
    m_newForm->setVisible(making);
}

QWidget* Gate::firstFocus() const
{
    if (!m_newForm->isHidden())
        return m_name;
    return m_folder.isEmpty() ? static_cast<QWidget*>(m_sample) : m_passphrase;
}

void Gate::showNotice(const QString& text)
{
    m_notice->setKind(kit::NoticeKind::Information);
    m_notice->setText(text);
    m_notice->show();
}

void Gate::browse()
{
    m_dialogs.file(this, {.kind = kit::FileQuestion::Kind::Folder, .title = tr("Open a vault: choose the folder whose name ends in .boulton")},
                   [this](const QString& path) {
                       const Status looks = workspace::Session::looksLikeVault(kit::toPath(path));
                       if (!looks) {
                           m_dialogs.tell(this, looks.error());
                           return;
                       }
                       choose(path);
                       m_passphrase->setFocus();
                   });
}

void Gate::browseBriefing()
{
    m_dialogs.file(this,
                   {.kind = kit::FileQuestion::Kind::Open,
                    .title = tr("Open a briefing file"),
                    .start = m_settings.exportFolder(),
                    .filter = tr("Briefings (*.briefing);;All files (*)")},
                   [this](const QString& path) { Q_EMIT briefingChosen(path); });
}

void Gate::browsePlace()
{
    m_dialogs.file(this, {.kind = kit::FileQuestion::Kind::Folder, .title = tr("Where the vault is kept"), .start = m_place->text()},
                   [this](const QString& path) { m_place->setText(QDir::toNativeSeparators(path)); });
}

void Gate::startNew()
{
    m_notice->hide();
    showForm(true);
    m_name->setFocus();
}

void Gate::setBusy(bool busy, const QString& text)
{
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    m_cancel->setVisible(busy);
    m_progressText->setText(text);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_unlockForm, m_newForm, m_recent, m_browse, m_startNew, m_sample, m_restore})
        widget->setEnabled(!busy);
}

void Gate::start(kit::Job* job, const QString& text)
{
    m_job = job;
    m_notice->hide();
    setBusy(true, text);
    connect(job, &kit::Job::progressed, m_progress, [this](double fraction) {
        m_progress->setRange(0, fraction < 0 ? 0 : 1000);
        m_progress->setValue(static_cast<int>(fraction * 1000));
    });
}

void Gate::unlock()
{
    if (busy() || m_folder.isEmpty() || m_passphrase->isEmpty())
        return;
    leaveClosed();
    auto secret = m_passphrase->take();
    if (!secret) {
        m_dialogs.tell(this, secret.error());
        return;
    }
    start(m_opener.open({kit::toPath(m_folder), *std::move(secret), m_readOnly->isChecked(), kit::toUtf8(m_login->text().trimmed())}, this,
                        [this](Result<Opened> result) { answered(std::move(result)); }),
          tr("Unlocking. Turning the passphrase into a key takes a moment on purpose: it slows down whoever would guess."));
}

void Gate::create()
{
    if (busy() || !m_create->isEnabled())
        return;
    leaveClosed();
    auto secret = m_chosen->take();
    if (!secret) {
        m_dialogs.tell(this, secret.error());
        return;
    }
    QString name = m_name->text().trimmed();
    if (!name.endsWith(QStringLiteral(".boulton")))
        name += QStringLiteral(".boulton");
    m_folder = QDir(m_place->text().trimmed()).filePath(name);
    start(m_opener.create({kit::toPath(m_folder), kit::toUtf8(m_user->text().trimmed()), *std::move(secret)}, this,
                          [this](Result<Opened> result) { answered(std::move(result)); }),
          tr("Making the vault and its keys."));
}

void Gate::openSample()
{
    if (busy())
        return;
    leaveClosed();
    m_folder = kit::pathText(m_opener.sampleFolder());
    start(m_opener.sample(this, [this](Result<Opened> result) { answered(std::move(result)); }), tr("Preparing the sample council."));
}

void Gate::answered(Result<Opened> result)
{
    m_job.clear();
    setBusy(false, {});
    showReady();
    if (!result) {
        if (result.error().code != ErrorCode::Cancelled)
            tellFailure(result.error());
        (m_newForm->isHidden() ? m_passphrase : m_chosen->first())->setFocus();
        return;
    }
    m_settings.addRecentVault(QDir::toNativeSeparators(m_folder));
    fillList();
    if (!result->plan) {
        showClosed(*std::move(result));
        return;
    }
    Q_EMIT opened(std::make_shared<Opened>(*std::move(result)));
}

void Gate::showClosed(Opened closed)
{
    m_closed = std::make_shared<Opened>(std::move(closed));
    m_closedFor.start(kClosedMilliseconds);
    m_notice->setKind(kit::NoticeKind::Caution);
    m_notice->setText(tr("Your passphrase is right, but “%1” is closed to you: an administrator opens it.").arg(kit::toQt(workspace::kPerformanceCompartment)));
    m_ask->setVisible(!m_closed->session->readOnly());
    m_notice->show();
    m_notice->announce();
    (m_ask->isHidden() ? static_cast<QWidget*>(m_passphrase) : m_ask)->setFocus();
}

void Gate::askForAccess()
{
    m_dialogs.line(this, {.title = tr("Ask for access"), .label = tr("Why do you need “%1”? Administrators read this.").arg(kit::toQt(workspace::kPerformanceCompartment))},
                   [this](const QString& reason) {
                       if (!m_closed)
                           return;
                       m_ask->hide();
                       m_closedFor.stop();
                       m_job = m_opener.ask(std::move(*std::exchange(m_closed, nullptr)), reason, this, [this](const Status& asked) {
                           m_job.clear();
                           m_notice->setKind(asked ? kit::NoticeKind::Success : kit::NoticeKind::Danger);
                           m_notice->setText(asked                                              ? tr("Asked. An administrator sees it when they next unlock.")
                                             : asked.error().code == ErrorCode::AlreadyExists ? tr("You asked already; an administrator has not answered yet.")
                                                                                              : kit::sentence(asked.error()));
                           m_notice->announce();
                       });
                   });
}

void Gate::recover()
{
    if (busy() || m_folder.isEmpty())
        return;
    leaveClosed();
    auto dialog = std::make_shared<QPointer<RecoverDialog>>();
    *dialog = new RecoverDialog(
        vaultName(m_folder),
        [this, dialog](RecoverRequest request) {
            const QString login = kit::toQt(std::string_view(request.use.administrator.login));
            (*dialog)->setBusy(true);
            m_opener.recover(kit::toPath(m_folder), std::move(request), this, [this, dialog, login](const Status& recovered) {
                if (!*dialog)
                    return;
                (*dialog)->setBusy(false);
                if (!recovered) {
                    (*dialog)->showError(recovered.error());
                    return;
                }
                (*dialog)->accept();
                m_login->setText(login);
                showNotice(tr("%1 is an administrator now. Unlock with the new login and passphrase, and make new recovery codes.").arg(login));
                m_passphrase->setFocus();
            });
        },
        this);
    m_dialogs.show(*dialog);
}

void Gate::leaveClosed()
{
    m_ask->hide();
    m_older->hide();
    m_closedFor.stop();
    if (const auto closed = std::exchange(m_closed, nullptr))
        m_opener.ask(std::move(*closed), {}, this, [](const Status&) {});
}

} // namespace boulton::vault
