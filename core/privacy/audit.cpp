// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/audit.h"
#include "core/privacy/flow.h"
#include <algorithm>

namespace boulton::privacy {

Result<std::vector<Range>> audit(const CountTable& table, std::span<const Range> known, const JobContext& job)
{
    BOULTON_TRY(check(table));
    if (known.size() != table.values.size())
        return fail(ErrorCode::Internal, "what is known has another number of cells than the table");
    const Network network = networkOf(table);
    Room room{std::vector<std::int64_t>(network.arcs.size(), kUnlimited), network.values};
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (table.values[i] < known[i].lower || table.values[i] > known[i].upper)
            return fail(ErrorCode::InvalidInput, "a cell lies outside what is published of it", {std::to_string(i)});
        room.up[i] = known[i].upper >= kUnlimited ? kUnlimited : known[i].upper - table.values[i];
        room.down[i] = table.values[i] - std::max<std::int64_t>(known[i].lower, 0);
    }
    Flow flow(network);
    std::vector<Range> ranges(known.begin(), known.end());
    for (std::uint32_t i = 0; i < known.size(); ++i) {
        BOULTON_TRY(job.check());
        const auto& arc = network.arcs[i];
        const std::int64_t more = room.up[i] > 0 ? flow.run(room, arc.to, arc.from, i, room.up[i]) : 0;
        const std::int64_t less = room.down[i] > 0 ? flow.run(room, arc.from, arc.to, i, room.down[i]) : 0;
        ranges[i] = {table.values[i] - less, more >= kUnlimited ? kUnlimited : table.values[i] + more};
    }
    return ranges;
}

} // namespace boulton::privacy
