#!/bin/bash
# How much a hundred readers slow a search: one long search over networks that are much alike, watched by
# readers during every other window of time. Each reader asks every five seconds, as the prometheus.yml of the
# README does, on a connection that stays open: three times for /metrics, then once for the live report, which
# it gets if it is new, as browsers do; all of them are spread evenly. To be run on a machine that does nothing
# else.
#   runs/readers.sh OUT [PAIRS [READERS [SECONDS [OPTION...]]]]
#   (default: 9 pairs of windows of 20 seconds, 100 readers, a question of each every 5 seconds)
# OPTIONs are those of evowire search, such as --workers 1. OUT must not be there.
# Prints for each pair of windows, with readers and without, the processors that the workers got and images/s,
# then the medians of the ratios: 0.98 is 2 % slower. The readers run on the same machine and take processors,
# too: how much they and the search's own process took is printed at the end.
set -eu
out=$1 pairs=${2:-9} readers=${3:-100} period=${4:-5}
shift $(($# < 4 ? $# : 4))
here=$(cd "$(dirname "$0")" && pwd)
mkdir "$out"

"$here/../evowire" --version > "$out/version" # builds the program, if it must, before anything is timed
"$here/../evowire" search --seed 1 --trials 10000 --set strategy.kind=random \
    --set "space.nodes={min: 12, max: 12}" --set "space.channels=[16]" --set "space.stages={min: 2, max: 2}" \
    --set "space.models={erdosRenyi: null, barabasiAlbert: null}" \
    --out "$out/run" --metrics-port 0 "$@" > "$out/out.log" 2> "$out/err.log" &
searching=$!
# TERM, since a shell starts what is in the background with INT ignored; the second one stops at once.
trap 'kill $searching; sleep 1; kill $searching 2> /dev/null || true; wait $searching || true' EXIT
address=""
while [ -z "$address" ] && kill -0 $searching 2> /dev/null; do
    sleep 0.2
    address=$(sed -n 's|^Metrics: \(http://[^ ]*\)metrics .*|\1|p' "$out/err.log")
done
python3 "$here/readers.py" "$address" "$searching" "$readers" "$period" "$pairs"
