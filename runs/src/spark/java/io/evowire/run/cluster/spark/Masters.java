package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** Addresses of masters. */
final class Masters {

    /** This machine, to itself. */
    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
    private static final Pattern PLACE = Pattern.compile("\\[?([^\\[\\]]+?)]?:(\\d{1,5})");
    private static final int PATIENCE_MILLIS = 5_000;

    private Masters() {}

    private record Place(String host, int port) {

        boolean answers() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * Refuses the address of a standalone master at which nobody listens: Spark itself would look
     * for a minute.
     */
    static void requireThere(String master) {
        List<Place> places = places(master);
        if (!places.isEmpty() && places.stream().noneMatch(Place::answers)) {
            throw new UserException("""
                    Nobody listens at %s. Start a cluster there by 'evowire spark head', or give \
                    the address that it prints.""".formatted(master));
        }
    }

    private static List<Place> places(String master) {
        Matcher standalone = STANDALONE.matcher(master);
        if (!standalone.matches()) {
            return List.of();
        }
        return Stream.of(standalone.group(1).split(",")).map(text -> {
            Matcher place = PLACE.matcher(text.replaceFirst("^spark://", ""));
            int port = place.matches() ? Integer.parseInt(place.group(2)) : -1;
            if (port < 1 || port > 65_535) {
                throw new UserException(
                        "A master is written like spark://host:7077, not '%s'.".formatted(master));
            }
            return new Place(place.group(1), port);
        }).toList();
    }

    /** Whether a master can be reached from this machine only. */
    static boolean loopback(String master) {
        List<Place> places = places(master);
        return master.startsWith("local") || !places.isEmpty() && places.stream()
                .allMatch(place -> place.host().equals("localhost")
                        || place.host().startsWith("127.") || place.host().equals("::1"));
    }

    /** What to say of a cluster that anybody can use who reaches it; empty if nobody else can. */
    static Optional<String> exposure(String master, SparkConf conf) {
        return loopback(master) || conf.getBoolean("spark.authenticate", false)
                || places(master).isEmpty()
                        ? Optional.empty()
                        : Optional.of("""
                                Note: whoever reaches the ports of this cluster can run programs \
                                on its machines. Keep it in a network that you trust; see \
                                docs/cluster.md.""");
    }
}
