#!/bin/sh
# Strategies against each other by real training, at equal time: each seed of each arm is a run of its
# own, one worker, in turn, so that all arms meet the same conditions.
#   runs/study.sh DATA OUT TIME SEEDS [ARM...]
# Then: ./evowire compare OUT/*
set -eu
data=$1 out=$2 time=$3 seeds=$4
shift 4
[ $# -gt 0 ] || set -- nsga2 regularized-evolution local-search random grid nsga2-rungs random-rungs
mkdir -p "$out"
for seed in $seeds; do
    for arm in "$@"; do
        [ -e "$out/$arm-$seed/run.db" ] && continue
        kind=${arm%-rungs} kind=${kind%-warm}
        rungs=1 warm=""
        case $arm in *-rungs) rungs=3 ;; esac
        case $arm in *-warm) warm="--set strategy.warmStart=true" ;; esac
        # shellcheck disable=SC2086
        "$(dirname "$0")/../evowire" search --quiet --data "$data" --out "$out/$arm-$seed" --seed "$seed" \
            --set "strategy.kind=$kind" --set "strategy.rungs.count=$rungs" $warm \
            --set "strategy.grid.channels=[8, 12, 16, 24]" --set strategy.grid.seeds=1 \
            --workers 1 --trials 100000 --time "$time" --set recipe.batchSize=32 \
            --set recipe.maxSteps=60 > "$out/$arm-$seed.log" 2>&1 || echo "$arm-$seed: exit $?"
    done
done
