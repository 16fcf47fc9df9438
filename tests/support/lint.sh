#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev lint [--fix] [--all] [FILE...]: clang-format (which orders includes too), then clang-tidy.
#   --fix   format in place, let clang-tidy apply what it can
#   --all   every file; otherwise clang-tidy looks only at the .cpp changed since the branch left main (all, if git cannot say)
#   FILE    only these
# lint.sh TOP BUILD-FOLDER …: BUILD-FOLDER has compile_commands.json.
set -euo pipefail
top=$1
build=$2
shift 2
fix=
all=
files=()
for argument in "$@"; do
    case "$argument" in
    --fix) fix=1 ;;
    --all) all=1 ;;
    -*) printf 'lint: unknown option %s\n' "$argument" >&2; exit 2 ;;
    *) files+=("$argument") ;;
    esac
done
cd -- "$top"

given=${#files[@]}
if [ "$given" -eq 0 ]; then
    mapfile -d '' -t files < <(find core ui app tests -name '*.[ch]pp' -print0 -o -name '*.h' -print0 2>/dev/null | sort -z)
fi
status=0

unformatted=()
for file in "${files[@]}"; do
    case "$file" in *.cpp | *.h) ;; *) continue ;; esac
    if [ -n "$fix" ]; then
        clang-format -i -- "$file"
    elif ! clang-format -- "$file" | cmp -s - "$file"; then
        unformatted+=("$file")
    fi
done
if [ ${#unformatted[@]} -gt 0 ]; then
    printf 'lint: %s of %s files are not formatted (./dev lint --fix):\n' "${#unformatted[@]}" "${#files[@]}"
    printf '    %s\n' "${unformatted[@]}"
    status=1
else
    printf 'lint: format of %s files: good\n' "${#files[@]}"
fi

changed() { # the .cpp of this branch, committed or not; fails where git cannot say (a worktree inside the Debian root)
    local base
    base=$(git merge-base HEAD main 2>/dev/null) || base=$(git rev-parse HEAD 2>/dev/null) || return 1
    { git diff --name-only --diff-filter=d "$base" && git ls-files --others --exclude-standard; } | sort -u
}

tidy=()
if [ "$given" -eq 0 ] && [ -z "$all" ] && list=$(changed); then
    mapfile -t files <<<"$list"
fi
for file in "${files[@]}"; do
    # only what this build compiles: not the Windows file on Linux, not the fixtures of the architecture test
    case "$file" in *.cpp) grep -qF "\"$top/${file#"$top/"}\"" "$build/compile_commands.json" && tidy+=("$file") ;; esac
done
if [ ${#tidy[@]} -eq 0 ]; then
    printf 'lint: nothing for clang-tidy\n'
    exit $status
fi
printf 'lint: clang-tidy of %s files\n' "${#tidy[@]}"
# Warnings of GCC that clang does not know are no finding; a finding in a header is shown once.
found=$(printf '%s\0' "${tidy[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet ${fix:+--fix} \
    --extra-arg=-Wno-unknown-warning-option 2>&1) || status=1
awk '/: (error|warning): / { show = !seen[$0]++ } show && !/warnings? generated|^Suppressed|^Use -header-filter/' <<<"$found"
[ $status -ne 0 ] || printf 'lint: clang-tidy: good\n'
exit $status
