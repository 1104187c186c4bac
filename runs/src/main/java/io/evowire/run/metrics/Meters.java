package io.evowire.run.metrics;

/** The catalogue of what is measured: names as Micrometer has them, units and meanings. */
public enum Meters {

    TRIALS("evowire.trials", "Trials that ended since this process started, by outcome"),
    EVALUATION("evowire.evaluation", "Time that a trial took to train, all its rungs together"),
    STORE_COMMIT("evowire.store.commit", "Time to commit events to the disk"),
    IMAGES("evowire.images",
            "Images that trainings went through, in steps of whole batches; its rate is images/s"),
    WAITING("evowire.trials.waiting", "Trials decided on that no worker has taken"),
    TRAINING("evowire.trials.training", "Trials that workers train now"),
    WORKERS("evowire.workers", "Worker processes that are alive"),
    HEARTBEAT_AGE("evowire.worker.heartbeat.age",
            "Time since the worker that was silent longest gave a sign of life"),
    MACHINES("evowire.cluster.machines", "Machines of the cluster that host workers"),
    SLOTS("evowire.cluster.slots", "Places of the cluster for one training each"),
    PLACELESS("evowire.cluster.waiting",
            "Trainings handed to the cluster that no place has taken"),
    LOST("evowire.cluster.lost",
            "How often what hosts workers was lost since this process connected"),
    GENERATION("evowire.generation", "Generation of the newest trial"),
    FRONT_SIZE("evowire.front.size", "Trials on the Pareto front"),
    HYPERVOLUME("evowire.hypervolume",
            "Hypervolume of the front as a fraction of the box below the reference point"),
    BEST_ACCURACY("evowire.best.accuracy",
            "Best validation accuracy, a fraction; NaN before the first"),
    TRIALS_LEFT("evowire.budget.trials.left", "Trials that the budget still allows"),
    TIME_LEFT("evowire.budget.time.left",
            "Time that the budget still allows; absent where time is not limited");

    private final String meter;
    private final String meaning;

    Meters(String meter, String meaning) {
        this.meter = meter;
        this.meaning = meaning;
    }

    /** Name in Micrometer; Prometheus sees underscores, and a unit at its end. */
    public String meter() {
        return meter;
    }

    /** What it measures, one sentence. */
    public String meaning() {
        return meaning;
    }
}
