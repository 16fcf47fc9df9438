#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD_DIR JOBS [TEXT]: the campaign. Every case of tests/faults in its full size, some at a time, and one table of
# them at the end, kept in faults/results.txt beside BUILD_DIR. TEXT: only cases whose names hold it.
set -euo pipefail

build=$1
jobs=$2
only=${3:-}
program=$build/tests/faults/test_faults
out=$(dirname "$build")/faults
rm -rf -- "$out"
mkdir -p "$out"
export QTEST_FUNCTION_TIMEOUT=7200000 # Qt Test ends a case after five minutes otherwise
export BOULTON_FAULTS=$out/rows
: >"$BOULTON_FAULTS"
start=$(date +%s)
"$program" -datatags | awk '{ print $NF }' | grep -F -- "$only" >"$out/cases" || { echo "no case has '$only' in its name" >&2; exit 2; }
status=0
xargs -P "$jobs" -I NAME sh -c '"$1" "run:$2" >"$3/$2.log" 2>&1 || { echo "FAILED $2: see $3/$2.log" >&2; exit 1; }' \
    sh "$program" NAME "$out" <"$out/cases" || status=1

{
    echo "Boulton faults, $(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores, $(($(date +%s) - start)) s"
    awk -F '\t' '{ printf "%s\t%s\n", $1, $0 }' "$BOULTON_FAULTS" | sort -V | cut -f2- | awk -F '\t' '
        function line(id, what, runs, passed, seconds, outcomes) {
            printf "%-6s %-78s %6s %6s %8s  %s\n", id, what, runs, passed, seconds, outcomes
        }
        BEGIN { line("case", "what", "runs", "passed", "seconds", "outcomes") }
        { line($1, $2, $3, $4, $5, $6); runs += $3; passed += $4; seconds += $5 }
        END { line("all", "", runs, passed, sprintf("%.1f", seconds), "") }'
} | tee "$out/results.txt"
exit $status
