#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD_DIR [PROGRAM...]: runs the benchmark programs (csv import needs plan privacy stats store vault desktop) and prints one table, which is kept
# in bench/results.txt beside BUILD_DIR. Targets are those of the brief (section Speed). The columns:
#   best, median   of the rounds; other programs on the machine push the median, hardly the best
#   ratio          figure / target; against a peer the figure is the median of the rounds' ratios, otherwise the best
set -euo pipefail

build=$1
shift
[ $# -gt 0 ] || set -- csv import needs plan privacy stats store vault desktop
out=$(dirname "$build")/bench
mkdir -p "$out"
work=$(mktemp -d) # the programs make their files here, and take them away again
trap 'rm -rf -- "$work"' EXIT

for program in "$@"; do
    echo "== bench_$program" >&2
    TMPDIR=$work QT_QPA_PLATFORM=offscreen "$build/tests/bench/bench_$program"
    [ "$program" != desktop ] || TMPDIR=$work "$(dirname "$0")/desktop.sh" "$build"
done >"$work/rows"

{
    echo "Boulton bench, $(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg) at the end"
    awk -F '\t' '
        function line(name, best, median, unit, target, ratio, verdict, note) {
            printf "%-26s %9s %9s  %-11s %8s %6s  %-4s  %s\n", name, best, median, unit, target, ratio, verdict, note
        }
        BEGIN { line("name", "best", "median", "unit", "target", "ratio", "", "") }
        $1 == "row" { line($2, $4, $5, $3, $6, $7, $8, $9) }
    ' "$work/rows"
} | tee "$out/results.txt"
