package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/** Addresses of masters. */
final class Masters {

    /** This machine, to itself. */
    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
    private static final Pattern PLACE = Pattern.compile("\\[?([^\\[\\]]+?)]?:(\\d{1,5})");
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int PATIENCE_SECONDS = 30;

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

    /**
     * Refuses a standalone master with which this program cannot speak, as one of the two has a
     * shared secret that the other does not know: Spark itself would try for a minute, or a day,
     * and not say why.
     *
     * @param master where somebody listens
     * @param conf   with the secret, if there is one
     * @throws UserException if that is so; whatever else may be wrong, Spark tells later
     */
    static void requireWelcome(String master, SparkConf conf) {
        List<Place> places = places(master);
        if (places.isEmpty()) {
            return;
        }
        SparkConf asking = conf.clone().set("spark.rpc.lookupTimeout", PATIENCE_SECONDS + "s");
        RpcEnv messages = RpcEnv.create("evowire-asks", "localhost", -1, asking,
                new SecurityManager(asking, Option.empty(),
                        org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE()),
                true);
        try {
            for (Place place : places) {
                Optional<String> strange = strange(place, messages, secret(conf));
                if (strange.isPresent()) {
                    throw new UserException("""
                            %s %s Give head, nodes and searches the same secret, or none: \
                            spark.authenticate=true and spark.authenticate.secret=... in a file, \
                            --spark-properties FILE.""".formatted(master, strange.get()));
                }
            }
        } finally {
            messages.shutdown();
        }
    }

    static boolean secret(SparkConf conf) {
        return conf.getBoolean("spark.authenticate", false);
    }

    private static Optional<String> strange(Place place, RpcEnv messages, boolean secret) {
        try {
            messages.setupEndpointRef(new RpcAddress(place.host(), place.port()), "Master");
            return Optional.empty();
        } catch (Exception e) { // Scala throws what it likes
            String told = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .map(cause -> String.valueOf(cause.getMessage()))
                    .collect(Collectors.joining("\n"));
            // In the words of Spark 4.2.
            if (!secret && told.contains("Expected SaslMessage")) {
                return Optional.of("has a shared secret, and none was given here.");
            }
            return secret && told.contains("Outbox is stopped")
                    ? Optional.of("has another shared secret than the one given here, or none.")
                    : Optional.empty();
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
        if (loopback(master) || secret(conf)) {
            return Optional.empty();
        }
        return Optional.of("Note: " + switch (master.replaceFirst(":.*", "")) {
            case "k8s", "yarn" -> """
                    whoever reaches the ports of this process or of its executors can run programs \
                    there, unless spark.authenticate=true is set (Spark then makes a secret of its \
                    own). Keep them in a network that you trust; see docs/cluster.md.""";
            default -> """
                    whoever reaches the ports of this cluster can run programs on its machines. \
                    Keep it in a network that you trust; see docs/cluster.md.""";
        });
    }
}
