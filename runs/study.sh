#!/bin/sh
# Strategies against each other by real training, at equal time: each seed of each arm is a run of its
# own with one worker, bound to one processor. Networks begin with a stride of 2 and train for 90 steps of
# 32 images, so that a run of minutes tries a hundred of them. Every processor takes the next run of the
# list, so that all arms meet the same conditions. What has a log is not done again.
#   runs/study.sh DATA OUT TIME SEEDS [ARM...]
# An arm is a kind of strategy, with -rungs (a third of each generation goes on after a third of the steps)
# or -warm (warm start). Then: ./evowire compare OUT/*/
set -eu
data=$1 out=$2 time=$3 seeds=$4
shift 4
[ $# -gt 0 ] || set -- nsga2 regularized-evolution local-search random grid \
    nsga2-rungs regularized-evolution-rungs local-search-rungs random-rungs grid-rungs \
    nsga2-warm regularized-evolution-warm local-search-warm
evowire=$(dirname "$0")/../evowire
"$evowire" --version # builds the program, if it must, before anything is timed
mkdir -p "$out"

run() { # PROCESSOR ARM SEED
    run=$out/$2-$3
    (set -C && : > "$run.log") 2> /dev/null || return 0 # taken
    kind=${2%-rungs} kind=${kind%-warm}
    rungs=1 warm=false
    case $2 in *-rungs) rungs=2 ;; *-warm) warm=true ;; esac
    taskset -c "$1" "$evowire" search --quiet --data "$data" --out "$run" --seed "$3" \
        --set "strategy.kind=$kind" --set "strategy.rungs.count=$rungs" --set "strategy.warmStart=$warm" \
        --set "strategy.grid.channels=[8, 12, 16, 24]" \
        --set "space.skeleton.stem=[{channels: 8, stride: 2}]" --set recipe.batchSize=32 \
        --set recipe.maxSteps=90 --workers 1 --trials 100000 --time "$time" > "$run.log" 2>&1 || echo "$2-$3: exit $?"
}

for processor in $(seq 0 $(($(nproc) - 1))); do
    for seed in $seeds; do
        for arm in "$@"; do
            run "$processor" "$arm" "$seed"
        done
    done &
done
wait
