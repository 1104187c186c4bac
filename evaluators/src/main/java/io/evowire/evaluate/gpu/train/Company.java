package io.evowire.evaluate.gpu.train;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.gpu.train.Generation.Input;
import io.evowire.evaluate.gpu.train.Generation.Stepped;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Threads that train one network each and compute together: what they ask for is done once all of
 * them have asked, in launches that they share. One that leaves is not waited for any more. Who
 * asks first changes nothing: results do not depend on company.
 */
final class Company {

    /** What can be asked for. */
    private enum Kind {
        STEP, PROBABILITIES, LOGITS
    }

    /** A network of the company. Between calls its state is on the device, or else here. */
    static final class Member {

        private final Wave.Member network;
        private final int number;
        private Map<Group, float[]> parameters;
        private Map<Group, float[]> velocities;
        /** What it asked room for, which may be more than the wave has. */
        private int images;
        private double rate;
        private double momentum;
        private double decay;

        private Member(Wave.Member network, int number, Map<Group, float[]> parameters) {
            this.network = network;
            this.number = number;
            this.parameters = parameters;
            velocities = Map.of();
            images = network.images();
        }
    }

    private static final class Call {

        private final Member member;
        private final Kind kind;
        private final Batch batch;
        private @Nullable Object result;
        private @Nullable Throwable failure;

        Call(Member member, Kind kind, Batch batch) {
            this.member = member;
            this.kind = kind;
            this.batch = batch;
        }

        boolean done() {
            return result != null || failure != null;
        }
    }

    private final Device device;
    private final List<Member> members = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    /** Those whose state is on the device, in the order of the wave. */
    private List<Member> loaded = List.of();
    private @Nullable Generation generation;
    private int threads;
    private int joined;

    /**
     * A company.
     *
     * @param device  used by one company at a time, which holds its monitor
     * @param threads that train, each until it leaves
     */
    Company(Device device, int threads) {
        this.device = device;
        this.threads = threads;
    }

    /** A network at these parameters, without velocities. */
    synchronized Member join(Wave.Member network, Map<Group, float[]> parameters) {
        var member = new Member(network, joined++, parameters);
        members.add(member);
        return member;
    }

    /** A thread has trained all that it will train. */
    synchronized void leave() {
        threads--;
        runIfAllAsked();
    }

    /** A network is done with; the last one takes the device's memory along. */
    synchronized void forget(Member member) {
        members.remove(member);
        if (members.isEmpty()) {
            release();
        }
    }

    /** A step at this rate. */
    Stepped step(Member member, Batch batch, double rate, double momentum, double decay) {
        synchronized (this) {
            member.rate = rate;
            member.momentum = momentum;
            member.decay = decay;
        }
        return (Stepped) call(new Call(member, Kind.STEP, batch));
    }

    /** The classes' probabilities. */
    float[][] probabilities(Member member, Batch batch) {
        return (float[][]) call(new Call(member, Kind.PROBABILITIES, batch));
    }

    /** What the softmax makes probabilities of. */
    float[][] logits(Member member, Batch batch) {
        return (float[][]) call(new Call(member, Kind.LOGITS, batch));
    }

    /** A copy of the parameters. */
    synchronized Map<Group, float[]> parameters(Member member) {
        return state(member, Generation::parameters, member.parameters);
    }

    /** A copy of the velocities, empty if there were none yet. */
    synchronized Map<Group, float[]> velocities(Member member) {
        return state(member, Generation::velocities, member.velocities);
    }

    private interface State {
        Map<Group, float[]> of(Generation generation, int member);
    }

    private Map<Group, float[]> state(Member member, State state, Map<Group, float[]> kept) {
        int at = loaded.indexOf(member);
        if (at < 0 || generation == null) {
            return kept;
        }
        synchronized (device) {
            return state.of(generation, at);
        }
    }

    /** Replaces parameters and, unless null, velocities. */
    synchronized void replace(Member member, Map<Group, float[]> parameters,
            @Nullable Map<Group, float[]> velocities) {
        int at = loaded.indexOf(member);
        if (at < 0 || generation == null) {
            member.parameters = parameters;
            member.velocities = velocities == null ? member.velocities : velocities;
            return;
        }
        synchronized (device) {
            if (velocities == null) {
                generation.replace(at, parameters);
            } else {
                generation.load(at, parameters, velocities);
            }
        }
    }

    private synchronized Object call(Call call) {
        calls.add(call);
        runIfAllAsked();
        while (!call.done()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                calls.remove(call);
                throw new IllegalStateException("Interrupted while others were waited for.", e);
            }
        }
        return switch (call.failure) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> Objects.requireNonNull(call.result);
        };
    }

    private void runIfAllAsked() {
        if (calls.isEmpty() || calls.size() < threads) {
            return;
        }
        List<Call> all = new ArrayList<>(calls);
        calls.clear();
        all.sort(Comparator.comparingInt(call -> call.member.number));
        try {
            synchronized (device) {
                Generation running = holding(all);
                for (Kind kind : Kind.values()) {
                    run(running, kind, all.stream().filter(call -> call.kind == kind).toList());
                }
            }
        } catch (RuntimeException | Error e) { // each of them throws it
            all.stream().filter(call -> !call.done()).forEach(call -> call.failure = e);
        } finally {
            notifyAll();
        }
    }

    private void run(Generation running, Kind kind, List<Call> of) {
        if (of.isEmpty()) {
            return;
        }
        List<Input> inputs = of.stream()
                .map(call -> new Input(loaded.indexOf(call.member), call.batch)).toList();
        switch (kind) {
            case STEP -> {
                of.forEach(call -> running.rule(loaded.indexOf(call.member), call.member.rate,
                        call.member.momentum, call.member.decay));
                give(of, running.step(inputs));
            }
            case PROBABILITIES -> give(of, running.probabilities(inputs));
            case LOGITS -> give(of, running.logits(inputs));
        }
    }

    private static void give(List<Call> to, List<?> results) {
        for (int i = 0; i < to.size(); i++) {
            to.get(i).result = results.get(i);
        }
    }

    /** What holds all who ask, with room for their batches. */
    private Generation holding(List<Call> all) {
        boolean fits = generation != null;
        for (Call call : all) {
            int at = loaded.indexOf(call.member);
            fits &= at >= 0 && call.batch.images() <= call.member.images;
            call.member.images = Math.max(call.member.images, call.batch.images());
        }
        return fits && generation != null ? generation : laidOut();
    }

    /** Brings all networks onto the device, in a layout of their own. */
    private Generation laidOut() {
        release();
        List<Member> present = List.copyOf(members);
        var made = new Generation(device, new Wave(present.stream()
                .map(member -> new Wave.Member(member.network.network(), member.images))
                .toList()));
        generation = made;
        loaded = present;
        for (int i = 0; i < present.size(); i++) {
            made.load(i, present.get(i).parameters, present.get(i).velocities);
        }
        return made;
    }

    /** Takes the networks' state from the device and gives its memory back. */
    private void release() {
        Generation old = generation;
        if (old == null) {
            return;
        }
        synchronized (device) {
            for (Member member : members) {
                member.parameters = state(member, Generation::parameters, member.parameters);
                member.velocities = state(member, Generation::velocities, member.velocities);
            }
            generation = null;
            loaded = List.of();
            old.close();
        }
    }
}
