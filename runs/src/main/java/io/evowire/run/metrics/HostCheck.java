package io.evowire.run.metrics;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a request asks for this machine by one of its own names. A page of the web can make its
 * name stand for 127.0.0.1 (DNS rebinding) and so have a browser here ask for it; the name in
 * {@code Host} is still its own.
 */
final class HostCheck {

    private static final Pattern OWN = Pattern.compile(
            "(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private HostCheck() {}

    /**
     * Why a request is refused.
     *
     * @param code   status of HTTP
     * @param reason one line
     */
    record Refusal(int code, String reason) {}

    /** Why a request is refused; empty if it is answered. */
    static Optional<Refusal> of(HttpExchange exchange) {
        return of(exchange.getRequestHeaders().getOrDefault("Host", List.of()),
                exchange.getProtocol());
    }

    // Browsers always name a host. HTTP/1.0 need not, so a request of it without one is answered.
    private static Optional<Refusal> of(List<String> hosts, String protocol) {
        if (hosts.isEmpty() && protocol.equals("HTTP/1.0")) {
            return Optional.empty();
        }
        if (hosts.size() != 1) {
            return Optional.of(new Refusal(400, "A request needs one Host, not %d.\n"
                    .formatted(hosts.size())));
        }
        return OWN.matcher(hosts.getFirst().strip()).matches()
                ? Optional.empty()
                : Optional.of(new Refusal(421, """
                        This is a search on its own machine alone: ask for localhost, 127.0.0.1 or \
                        [::1], with any port. Through a tunnel, too: http://localhost:PORT/
                        """));
    }
}
