package io.qworker.node.dns;

import io.qworker.js.LaneEnvironment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A lane's exchanges under way; they end with it. */
final class OpenExchanges {

    private final Set<Exchange> open = new HashSet<>();

    OpenExchanges(LaneEnvironment lane) {
        lane.atEnd(() -> List.copyOf(open).forEach(Exchange::cancel));
    }

    void add(Exchange exchange) {
        open.add(exchange);
        exchange.whenOver(() -> open.remove(exchange));
    }
}
