package io.evowire.run.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes that worked on a run, and for how long. */
final class Sessions {

    private final List<Session> sessions = new ArrayList<>();
    private final List<Double> earlierSeconds = new ArrayList<>();
    private final Stopwatch worked = new Stopwatch();
    private final Stopwatch searched = new Stopwatch();
    private final Stopwatch raced = new Stopwatch();
    private double raceBegan;
    private boolean repeating;
    private @Nullable SessionEnd end;

    void opened(Session session) {
        if (!sessions.isEmpty()) {
            earlierSeconds.add(worked.inSession());
        }
        sessions.add(session);
        end = null;
        worked.restart();
        searched.restart();
        raced.restart();
        raceBegan = 0;
        repeating = false;
    }

    /** The search of the newest session has come to this point. */
    void searched(double sessionSeconds) {
        worked.at(sessionSeconds);
        if (!repeating) {
            searched.at(sessionSeconds);
        }
    }

    /** The newest session begins a race at this point of its search. */
    void race(double sessionSeconds) {
        searched(sessionSeconds);
        raceBegan = sessionSeconds - raced.inSession();
    }

    /** A race has come to this point; a session that does not begin it does nothing else. */
    void raced(double sessionSeconds) {
        searched(sessionSeconds);
        raced.at(sessionSeconds - raceBegan);
    }

    /**
     * The newest session, which searches first, then trains the front again and tests what to take.
     */
    void repeated(double sessionSeconds) {
        worked.at(sessionSeconds);
        repeating = true;
    }

    void closed(SessionEnd ended) {
        end = ended;
        Double search = ended.searchSeconds();
        searched(search == null ? ended.seconds() : search);
        worked.at(ended.seconds());
    }

    List<Session> all() {
        return List.copyOf(sessions);
    }

    Optional<Session> newest() {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.getLast());
    }

    Optional<SessionEnd> end() {
        return Optional.ofNullable(end);
    }

    double seconds() {
        return worked.total();
    }

    double searchSeconds() {
        return searched.total();
    }

    double raceSeconds() {
        return raced.total();
    }

    List<Double> secondsOfEach() {
        List<Double> seconds = new ArrayList<>(earlierSeconds);
        if (!sessions.isEmpty()) {
            seconds.add(worked.inSession());
        }
        return List.copyOf(seconds);
    }
}
