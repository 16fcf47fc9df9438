// SPDX-License-Identifier: GPL-3.0-or-later
// What a sign-off would approve, and the sign-off itself.
#include "core/base/format.h"
#include "core/workspace/figures_digest.h"
#include "core/workspace/outbox.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include <algorithm>

namespace boulton::workspace {
namespace {

using namespace performance;

MeasureNote noteOf(const MatrixRow& row, Text text)
{
    return {row.measure->code, row.measure->title, row.current().period, std::move(text)};
}

std::string figureText(const Measure& m, std::optional<double> value)
{
    return value ? formatNumber(*value, m.decimals, m.unit) : "–";
}

Text whyNoFigure(const Cell& cell)
{
    const std::string missing = cell.figure.missingPeriod ? cell.figure.missingPeriod->label() : std::string();
    switch (cell.figure.why) {
    case Figure::Why::Present: return {};
    case Figure::Why::NoValue: return word(cell.status);
    case Figure::Why::Withdrawn: return BOULTON_TR("workspace", "Withdrawn");
    case Figure::Why::Incomplete: return BOULTON_TR("workspace", "%1 is missing").with(missing);
    case Figure::Why::ZeroDenominator: return BOULTON_TR("workspace", "There was nothing to count");
    case Figure::Why::NeedsRatio:
        return BOULTON_TR("workspace", "Needs numerator and denominator for %1").with(missing);
    }
    return {};
}

//! One line a measure, without its code: equal lines are equal figures, targets and statuses.
bool sameRow(const MatrixRow& a, const MatrixRow& b)
{
    Matrix one{.rows = {a}};
    Matrix other{.rows = {b}};
    return packs::canonicalText(one) == packs::canonicalText(other);
}

Text whatChanged(const MatrixRow& before, const MatrixRow& now)
{
    const auto was = before.current().figure.value;
    const auto is = now.current().figure.value;
    if (before.current().period == now.current().period && was != is)
        return BOULTON_TR("workspace", "was %1, is %2 now")
            .with(figureText(*before.measure, was), figureText(*now.measure, is));
    if (before.current().status != now.current().status)
        return BOULTON_TR("workspace", "the status was %1, is %2 now")
            .with(std::string(1, letter(before.current().status)), std::string(1, letter(now.current().status)));
    return BOULTON_TR("workspace", "an earlier figure or a target has changed");
}

std::vector<MeasureNote> changesBetween(const Matrix& before, const Matrix& now)
{
    std::vector<MeasureNote> changed;
    for (const MatrixRow& row : now.rows) {
        const auto old = std::ranges::find_if(
            before.rows, [&](const MatrixRow& other) { return other.measure->code == row.measure->code; });
        if (old == before.rows.end())
            changed.push_back(noteOf(row, BOULTON_TR("workspace", "was not in the report that was signed")));
        else if (!sameRow(*old, row))
            changed.push_back(noteOf(row, whatChanged(*old, row)));
    }
    for (const MatrixRow& row : before.rows)
        if (std::ranges::none_of(now.rows,
                                 [&](const MatrixRow& other) { return other.measure->code == row.measure->code; }))
            changed.push_back(noteOf(row, BOULTON_TR("workspace", "is not in the report any more")));
    return changed;
}

bool commentedSince(const Plan& plan, const SignOff& s)
{
    return std::ranges::any_of(plan.commentaries, [&](const Commentary& c) { return c.recordedAt > s.at; });
}

void fill(SignOffPreview& p, const Matrix& matrix)
{
    p.summary = matrix.summary;
    p.withFigure = figuresIn(matrix);
    p.digest = digestOf(matrix);
    for (const MatrixRow& row : matrix.rows) {
        const Cell& cell = row.current();
        if (!cell.figure.value && row.measure->kind == MeasureKind::Standard)
            p.withoutFigure.push_back(noteOf(row, whyNoFigure(cell)));
        if (cell.figure.value && cell.figure.provisional)
            p.provisional.push_back(noteOf(row, BOULTON_TR("workspace", "provisional")));
        if (cell.status == Brag::Red && !row.commentary)
            p.redWithoutCommentary.push_back(noteOf(row, BOULTON_TR("workspace", "red, and nobody has said why")));
    }
}

//! Nothing that stands in the history is left out of what is signed, even where the clock has gone back since.
Instant instantFor(const Plan& plan, Instant now)
{
    for (const ValueRecord& record : plan.history.records())
        now = std::max(now, record.recordedAt);
    for (const SignOff& s : plan.signOffs)
        now = std::max(now, s.at);
    return now;
}

} // namespace

Result<Matrix> reportedMatrix(const Plan& plan, Period period, Audience audience, std::optional<Instant> asAt)
{
    return buildMatrix(plan, {.period = period, .asAt = asAt, .councilPlanOnly = audience == Audience::Cabinet});
}

std::string digestOf(const Matrix& matrix)
{
    return hexDigest(packs::canonicalText(matrix));
}

std::size_t figuresIn(const Matrix& matrix)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        matrix.rows, [](const MatrixRow& row) { return row.current().figure.value.has_value(); }));
}

Result<std::string> figuresDigest(const Plan& plan, Period period, Audience audience, std::optional<Instant> asAt)
{
    BOULTON_TRY_ASSIGN(const Matrix matrix, reportedMatrix(plan, period, audience, asAt));
    if (figuresIn(matrix) == 0)
        return fail(ErrorCode::NotEnoughData, "there is no figure for " + period.label() + " to sign off",
                    {period.label()});
    return digestOf(matrix);
}

Result<SignOffPreview> signOffPreview(Session& session, Period period, Audience audience)
{
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    BOULTON_TRY_ASSIGN(const Matrix matrix, reportedMatrix(plan, period, audience, std::nullopt));
    SignOffPreview p{.period = period, .audience = audience, .summary = {}, .last = {}, .digest = {}, .why = {}};
    fill(p, matrix);
    if (const SignOff* last = plan.signOff(period, audience)) {
        p.last = *last;
        p.newCommentary = commentedSince(plan, *last);
        BOULTON_TRY_ASSIGN(const Plan then, loadPlan(session, {}, last->at));
        BOULTON_TRY_ASSIGN(const Matrix before, reportedMatrix(then, period, audience, last->at));
        p.changed = changesBetween(before, matrix);
    }
    if (p.withFigure == 0)
        p.why = BOULTON_TR("workspace", "There is no figure for %1 to sign off.").with(period.label());
    else if (p.last && p.last->digest == p.digest && !p.newCommentary)
        p.why = BOULTON_TR("workspace",
                           "%1 was signed off by %2 on %3, and neither figures nor commentary have changed since.")
                    .with(period.label(), p.last->by, p.last->at.date());
    p.possible = p.why.empty();
    return p;
}

Result<SignOff> signOffPeriod(Session& session, Period period, Audience audience, const std::string& statement)
{
    BOULTON_TRY(session.requireWriting(UseCase::SignOffPeriod));
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    SignOff s{.period = period,
              .audience = audience,
              .by = session.userName(),
              .statement = statement,
              .at = instantFor(plan, session.clock().now())};
    BOULTON_TRY_ASSIGN(s.digest, figuresDigest(plan, period, audience, s.at));
    const SignOff* before = plan.signOff(period, audience);
    if (before && before->digest == s.digest && !commentedSince(plan, *before))
        return fail(ErrorCode::Refused,
                    period.label() + " was signed off by " + before->by + " on " + before->at.iso() +
                        " and neither figures nor commentary have changed since",
                    {period.label()});
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::SignOffPeriod));
    BOULTON_TRY(saveSignOff(session, tx, s));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::SignOffPeriod, period.key() + "@" + std::string(name(audience)),
                                         "figures=" + s.digest)));
    return s;
}

} // namespace boulton::workspace
