#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# desktop.sh BUILD_DIR [STARTS]: the program itself under a virtual screen, beside KeePassXC in the same run. One line a figure, as
# bench.h prints them:
#   desk-start        seconds from the call to the first window, with a profile from an earlier start; both programs in turn
#   desk-start-peer   the median of ours / the median of KeePassXC's
#   desk-memory       proportional set size with the matrix of the sample council open
#   desk-idle         processor time in ten seconds in which nobody does anything
set -euo pipefail

build=$1
starts=${2:-7}
work=$(mktemp -d)
screen=
program=
finish() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf -- "$work"
}
trap finish EXIT
for tool in Xvfb xdotool keepassxc; do
    command -v "$tool" >/dev/null || { echo "bench: desktop.sh needs $tool (packaging/bench.packages)" >&2; exit 1; }
done

mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$work/number" >/dev/null 2>&1 &
screen=$!
read -r number <"$work/number"
export DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1
unset QT_QPA_PLATFORM WAYLAND_DISPLAY

home_of() { # NAME: a place of its own that stays between starts
    mkdir -p "$work/$1/run"
    chmod 700 "$work/$1/run"
    printf 'HOME=%s\nXDG_RUNTIME_DIR=%s\nXDG_CONFIG_HOME=%s\nXDG_DATA_HOME=%s\nXDG_CACHE_HOME=%s\n' \
        "$work/$1" "$work/$1/run" "$work/$1/config" "$work/$1/data" "$work/$1/cache"
}

window_of() { # PID: waits for its first window that can be seen and has a name (the root has none); the window's number
    local tries=0
    until xdotool search --all --onlyvisible --pid "$1" --name . 2>/dev/null | head -n 1 | grep .; do
        tries=$((tries + 1))
        [ $tries -lt 3000 ] && kill -0 "$1" 2>/dev/null || { echo "bench: no window of $1: $(head -c 2000 "$work/said")" >&2; return 1; }
    done
}

begin() { # NAME COMMAND...: starts it; $program, $window and $seconds
    local name=$1 began
    shift
    mapfile -t place < <(home_of "$name")
    began=${EPOCHREALTIME/./}
    env "${place[@]}" "$@" >"$work/said" 2>&1 &
    program=$!
    window=$(window_of "$program")
    seconds=$(((${EPOCHREALTIME/./} - began)))
}

end() {
    kill "$program"
    wait "$program" 2>/dev/null || true
    program=
}

row() { # NAME UNIT BEST MEDIAN TARGET(number or -) NOTE: smaller is better
    awk -v OFS='\t' -v name="$1" -v unit="$2" -v best="$3" -v median="$4" -v target="$5" -v note="$6" 'BEGIN {
        known = target != "-"
        print "row", name, unit, best, median, known ? "< " target : "-", known ? sprintf("%.3g", best / target) : "-",
              known ? (best + 0 < target + 0 ? "ok" : "miss") : "-", note }'
}

sorted() { sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.3f %.3f\n", v[1] / 1e6, (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) / 1e6 }'; }

# ---- start: the first of each makes the profile and is not counted
for round in $(seq 0 "$starts"); do
    for name in boulton keepassxc; do
        if [ "$name" = boulton ]; then begin boulton "$build/app/desktop/boulton"; else begin keepassxc keepassxc; fi
        [ "$round" = 0 ] && sleep 1 || echo "$seconds" >>"$work/$name.starts"
        end
    done
done
read -r best median < <(sorted "$work/boulton.starts")
read -r peer_best peer_median < <(sorted "$work/keepassxc.starts")
row desk-start s "$best" "$median" 0.2 "call to first window, $starts starts; KeePassXC $peer_best, median $peer_median"
ratio=$(awk -v a="$median" -v b="$peer_median" 'BEGIN { printf "%.2f", a / b }')
row desk-start-peer "x KeePassXC" "$ratio" "$ratio" - "medians of starts in turn"

# ---- memory and idling, with the matrix open
memory_of() { # PID: kilobytes and what they are; the kernel does not tell everybody what a program that holds keys shares
    local pss
    pss=$(awk '/^Pss:/ { print $2 }' "/proc/$1/smaps_rollup" 2>/dev/null || true)
    if [ -n "$pss" ]; then echo "$pss proportional"; else awk '/^VmRSS:/ { print $2, "resident" }' "/proc/$1/status"; fi
}
ticks_of() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }

begin keepassxc keepassxc
sleep 3
read -r peer_memory kind < <(memory_of "$program")
end
begin boulton "$build/app/desktop/boulton"
sleep 1
xdotool windowfocus "$window" # there is no window manager that would
sleep 0.5
xdotool key space # "Try the sample council" has the keyboard
deadline=$((SECONDS + 60))
until xdotool getwindowname "$window" | grep -q sample; do
    sleep 0.2
    [ $SECONDS -lt $deadline ] || { echo "bench: the sample council did not open" >&2; exit 1; }
done
xdotool key ctrl+2
sleep 4
read -r memory kind < <(memory_of "$program")
before=$(ticks_of "$program")
sleep 10
idle=$(awk -v a="$before" -v b="$(ticks_of "$program")" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%d", (b - a) * 1000 / hz }')
end
megabytes() { awk -v k="$1" 'BEGIN { printf "%.1f", k / 1024 }'; }
row desk-memory MB "$(megabytes "$memory")" "$(megabytes "$memory")" 150 "$kind, matrix open; KeePassXC without a database $(megabytes "$peer_memory")"
row desk-idle ms "$idle" "$idle" 20 "processor time in 10 s"
