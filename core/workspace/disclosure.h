// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of people: whose rules they are shown by, and what left about them before. A result that is made of data about people passes
// report::protect before anybody sees it, with those rules and with every earlier output about the same data; what leaves goes into the
// release ledger, so that the next one cannot be subtracted from it.
#pragma once
#include "core/base/job.h"
#include "core/privacy/profile.h"
#include "core/report/document.h"
#include "core/workspace/session.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::workspace {

//! The rules of whoever owns a dataset, as they chose them (privacy::profileFrom), at an instant.
[[nodiscard]] Result<std::string> disclosureRules(Session& session, const std::string& dataset, const std::optional<Instant>& at = {});
//! NotFound for a dataset that is not there; Usage says what is wrong with the rules and which there are.
[[nodiscard]] Status setDisclosureRules(Session& session, const std::string& dataset, const std::string& rules);

//! An output that left, as the release ledger remembers it.
struct Output {
    std::string id;
    std::string title;
    std::string rules;
    std::vector<std::string> datasets;
    std::size_t figures = 0;
    std::size_t hidden = 0; //!< of these
    Instant at;
    std::string by; //!< name
};
//! Newest first.
[[nodiscard]] Result<std::vector<Output>> outputs(Session& session);

// ---- For the use cases that make and let out documents

//! The dataset of an input and whether it is about people.
struct PeopleInput {
    std::string dataset;
    bool aboutPeople = false;
};
//! Puts a fresh result behind the gate where an input is about people: hides, adds its line, sets Document::published. A module that does not
//! say what it counts leaves a caution instead: a person has to judge it. `asOf`: with the ledger and the rules of then.
//! Refused: figures could be worked out however much is hidden, or its counts cannot be checked.
[[nodiscard]] Status protectPeople(Session& session, report::Document& document, const std::vector<PeopleInput>& inputs,
                                   const JobContext& job, const std::optional<Instant>& asOf = {});

//! Why a person has to judge: nothing was checked, or a page of many lists says more than each of them.
enum class Judged : std::uint8_t { Whole, Page };
//! Puts that caution first: also in what was kept before, or cannot be made again as it was.
void callForJudgement(report::Document& document, Judged why);

} // namespace boulton::workspace
