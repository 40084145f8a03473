package io.qworker.node.module;

import com.oracle.truffle.api.source.Source;
import io.qworker.js.LaneEnvironment;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The symbols by which Node's loader knows who calls {@code import()}. The engine says which source does, so each symbol
 * has a URI, which the source bears. Node's own few symbols have the same URI in all lanes, which therefore share the code.
 */
final class Referrers {

    private static final String SCHEME = "referrer";
    private static final AtomicLong COUNT = new AtomicLong();

    private final Map<Object, URI> uris = new HashMap<>();
    private final Map<URI, Object> symbols = new HashMap<>();

    static Referrers of(LaneEnvironment lane) {
        return lane.state(Referrers.class, Referrers::new);
    }

    /** Makes one of Node's own symbols known. */
    void name(String name, Object symbol) {
        keep(URI.create(SCHEME + ":" + name), symbol);
    }

    URI uri(Object symbol) {
        URI known = uris.get(symbol);
        return known == null ? keep(URI.create(SCHEME + ":" + COUNT.incrementAndGet()), symbol) : known;
    }

    /** Null for a source that was compiled without a symbol. */
    Object symbol(Source source) {
        return symbols.get(source.getURI());
    }

    private URI keep(URI uri, Object symbol) {
        uris.put(symbol, uri);
        symbols.put(uri, symbol);
        return uri;
    }
}
