package io.qworker.node.dns;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.Permitted;
import io.qworker.permission.Reachable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code cares_wrap}: lookups and exchanges, each on a virtual thread, answered by a callback. */
public final class CaresBinding implements Binding {

    @Override
    public String name() {
        return "cares_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("getaddrinfo", 4, CaresBinding::getaddrinfo)
                .function("getnameinfo", 3, CaresBinding::getnameinfo)
                .function("canonicalizeIP", 1, CaresBinding::canonicalizeIP)
                .function("systemServers", 0, CaresBinding::systemServers)
                .function("hostNames", 1, CaresBinding::hostNames)
                .function("exchange", 4, CaresBinding::exchange)
                .function("cancel", 1, CaresBinding::cancel);
    }

    /** {@code (name, family, hints, done(status, addresses))}; see {@link SystemLookup}. */
    private static Object getaddrinfo(NativeCall call) {
        String name = call.string(0);
        Reachable reachable = Permitted.reachable(call.lane());
        reachable.requireName(name);
        SystemLookup lookup = new SystemLookup(name, call.int32(1), call.int32(2));
        Object done = call.argument(3);
        call.lane().loop().submit(lookup, (found, impossible) -> {
            reachable.resolved(
                    name, found.addresses().stream().map(InetAddress::ofLiteral).toList());
            JsValues.call(
                    done, JsValues.undefined(), found.status(), JsValues.strings(call.realm(), found.addresses()));
        });
        return JsValues.undefined();
    }

    /** {@code (address, port, done(status, name, service))}. */
    private static Object getnameinfo(NativeCall call) {
        InetAddress address = InetAddress.ofLiteral(call.string(0));
        int port = call.int32(1);
        Permitted.reachable(call.lane()).requireAddress(address, port);
        Object done = call.argument(2);
        call.lane()
                .loop()
                .submit(
                        () -> NameOfAddress.of(address, port),
                        (found, impossible) -> JsValues.call(
                                done,
                                JsValues.undefined(),
                                found.status(),
                                JsValues.string(found.host()),
                                JsValues.string(found.service())));
        return JsValues.undefined();
    }

    /** The address in its usual writing, undefined for what is none. */
    private static Object canonicalizeIP(NativeCall call) {
        String text = IpLiteral.canonical(call.string(0));
        return text == null ? JsValues.undefined() : JsValues.string(text);
    }

    private static Object systemServers(NativeCall call) {
        return JsValues.strings(call.realm(), SystemFiles.nameServers());
    }

    /** The names that the system's hosts file has for an address. */
    private static Object hostNames(NativeCall call) {
        return JsValues.strings(call.realm(), SystemFiles.hostNames(InetAddress.ofLiteral(call.string(0))));
    }

    /**
     * {@code (packet, servers, {timeout, maxTimeout, tries, local4, local6}, done(code, packet))} with {@code servers} as
     * addresses and ports in turn; answers what {@link #cancel} takes.
     */
    private static Object exchange(NativeCall call) {
        Bytes packet = call.bytes(0);
        byte[] query = Arrays.copyOfRange(packet.array(), packet.offset(), packet.offset() + packet.length());
        Object done = call.argument(3);
        List<InetSocketAddress> servers = servers((JSDynamicObject) call.argument(1));
        permit(call, query, servers);
        Exchange exchange = new Exchange(query, servers, patience(call));
        call.lane().loop().submit(exchange, (reply, impossible) -> {
            exchange.end();
            Object answer =
                    reply.packet() == null ? JsValues.undefined() : JsValues.uint8Array(call.realm(), reply.packet());
            JsValues.call(done, JsValues.undefined(), JsValues.string(reply.code()), answer);
        });
        call.lane()
                .state(OpenExchanges.class, () -> new OpenExchanges(call.lane()))
                .add(exchange);
        return Handles.wrap(call.realm(), exchange);
    }

    /** A name server of the task's own choice is a host like others; those of the system may be asked. */
    private static void permit(NativeCall call, byte[] query, List<InetSocketAddress> servers) {
        Reachable reachable = Permitted.reachable(call.lane());
        if (!call.lane().permissions().narrowsNet()) {
            return;
        }
        reachable.requireName(QueriedName.of(query));
        List<String> known = SystemFiles.nameServers();
        servers.stream()
                .filter(server -> !known.contains(server.getAddress().getHostAddress()))
                .forEach(server -> reachable.requireAddress(server.getAddress(), server.getPort()));
    }

    private static List<InetSocketAddress> servers(JSDynamicObject list) {
        List<InetSocketAddress> servers = new ArrayList<>();
        int length = (int) JsValues.toLong(JsValues.get(list, "length"));
        for (int i = 0; i < length; i += 2) {
            InetAddress address = InetAddress.ofLiteral(
                    JsValues.get(list, Integer.toString(i)).toString());
            servers.add(new InetSocketAddress(
                    address, (int) JsValues.toLong(JsValues.get(list, Integer.toString(i + 1)))));
        }
        return servers;
    }

    private static Exchange.Patience patience(NativeCall call) {
        JSDynamicObject options = (JSDynamicObject) call.argument(2);
        return new Exchange.Patience(
                Duration.ofMillis(JsValues.toLong(JsValues.get(options, "timeout"))),
                Duration.ofMillis(JsValues.toLong(JsValues.get(options, "maxTimeout"))),
                (int) JsValues.toLong(JsValues.get(options, "tries")),
                literal(options, "local4"),
                literal(options, "local6"));
    }

    private static InetAddress literal(JSDynamicObject options, String key) {
        Object value = JsValues.get(options, key);
        return value == JsValues.undefined() ? null : InetAddress.ofLiteral(value.toString());
    }

    private static Object cancel(NativeCall call) {
        Handles.unwrap(call.argument(0), Exchange.class).cancel();
        return JsValues.undefined();
    }
}
