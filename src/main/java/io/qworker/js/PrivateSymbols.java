package io.qworker.js;

import com.oracle.truffle.js.runtime.Symbol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that neither enumeration nor a Proxy can see; the same ones in all lanes, as shared code needs. */
public final class PrivateSymbols {

    private static final Map<String, Symbol> SYMBOLS = new ConcurrentHashMap<>();

    private PrivateSymbols() {}

    /** The symbol of one of Node's names, such as {@code node:arrowMessage}. */
    public static Symbol create(String name) {
        return SYMBOLS.computeIfAbsent(name, key -> Symbol.createPrivate(JsValues.string(key)));
    }
}
