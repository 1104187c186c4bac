#!/bin/bash
# How much a hundred readers slow a search: the same search with metrics and readers, and without either,
# in five pairs whose order turns round each time (ABBA...). Each reader asks for /metrics every second on
# one connection that stays open, and for the live report every half minute, all of them spread evenly.
# To be run on a machine that does nothing else; with the defaults it takes about half an hour.
#   runs/readers.sh OUT [TRIALS [READERS [OPTION...]]]     (default: 40 trials, 100 readers)
# OPTIONs are those of evowire search, such as --workers 1. OUT must not be there.
# Prints the ratio of times (with readers / without) of each pair and the median: 1.02 is 2 % slower. The
# readers run on the same machine; what they took of its processors themselves is printed beside.
set -eu
out=$1 trials=${2:-40} readers=${3:-100}
shift $(($# < 3 ? $# : 3))
here=$(cd "$(dirname "$0")" && pwd)
mkdir "$out"

# Seconds that a search worked, from its first to its last event.
search() { # NAME OPTION...
    local name=$1
    shift
    "$here/../evowire" search --json --seed 1 --trials "$trials" --out "$out/$name" "$@" \
        > "$out/$name.json" 2> "$out/$name.log"
}

seconds() { # NAME
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["seconds"])' "$out/$1.json"
}

without() { search "$@"; }

with() {
    search "$@" --metrics-port 0 &
    local searching=$! address=""
    while [ -z "$address" ] && kill -0 $searching 2> /dev/null; do
        sleep 0.2
        address=$(sed -n 's|^Metrics: \(http://[^ ]*\)metrics .*|\1|p' "$out/$1.log" 2> /dev/null || true)
    done
    python3 "$here/readers.py" "$address" "$readers" > "$out/$1.readers"
    wait $searching
}

"$here/../evowire" --version > "$out/version" # builds the program, if it must, before anything is timed
ratios=()
for pair in 1 2 3 4 5; do
    if [ $((pair % 2)) = 1 ]; then order="without with"; else order="with without"; fi
    for arm in $order; do
        $arm "$arm-$pair" "$@"
    done
    ratio=$(python3 -c "print($(seconds with-$pair) / $(seconds without-$pair))")
    ratios+=("$ratio")
    printf 'pair %d: %.1f s with, %.1f s without, ratio %.4f; readers: %s\n' "$pair" \
        "$(seconds with-$pair)" "$(seconds without-$pair)" "$ratio" "$(cat "$out/with-$pair.readers")"
done
python3 -c 'import statistics, sys; r = sorted(map(float, sys.argv[1:])); print("median ratio %.4f of %s" % (statistics.median(r), ", ".join("%.4f" % x for x in r)))' "${ratios[@]}"
