#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tour.sh FIRST-RUN OUT: every page of both packs as a picture beside those of the program.
set -euo pipefail
run=$1 out=$2
mkdir -p "$out"
for pdf in "$run"/packs/*.pdf; do
    pdftoppm -r 70 -png "$pdf" "$out/$(basename "$pdf" .pdf)"
done
ls "$out"
