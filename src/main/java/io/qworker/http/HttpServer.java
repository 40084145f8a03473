package io.qworker.http;

import io.qworker.bus.Bus;
import io.qworker.config.ConfigException;
import io.qworker.config.HttpSettings;
import io.qworker.queue.StoredJobs;
import io.qworker.store.JobStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Answers HTTP until it is closed. It stands upon the JDK's own server, with a virtual thread for each request: it does
 * streams, HEAD and kept-alive connections, and everything else is here, on a few pages; a library with routing would bring
 * thirty jars for twenty routes.
 */
public final class HttpServer implements AutoCloseable {

    /** Of the JDK's server, which reads them once in the life of a process; whoever gives others keeps them. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "60",
            "sun.net.httpserver.maxReqHeaderSize", "65536",
            "jdk.httpserver.maxConnections", "1000");

    private final com.sun.net.httpserver.HttpServer server;
    private final Routes routes;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EventStream events;
    private final Metrics metrics;

    private HttpServer(com.sun.net.httpserver.HttpServer server, Routes routes, EventStream events, Metrics metrics) {
        this.server = server;
        this.routes = routes;
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * Listens and answers. Throws {@link ConfigException} if the address cannot be had.
     *
     * @param problems told of what was not foreseen, and of jobs that could not be announced
     */
    public static HttpServer start(
            HttpSettings settings, JobStore jobs, Bus bus, ManagerView manager, Consumer<Throwable> problems) {
        StoredJobs stored = new StoredJobs(jobs, bus, jobs::now, problems);
        return start(settings, stored, manager, EventStream.Bounds.USUAL);
    }

    static HttpServer start(HttpSettings settings, StoredJobs jobs, ManagerView manager, EventStream.Bounds bounds) {
        com.sun.net.httpserver.HttpServer server = listen(settings);
        EventStream events = new EventStream(jobs.bus(), bounds);
        Metrics metrics = new Metrics(jobs.store(), jobs.bus(), manager);
        Routes routes = Routes.of(
                new JobRoutes(jobs, new KnownNames(manager, jobs.store())),
                new FleetRoutes(jobs, manager),
                new StatusRoutes(jobs.store(), manager),
                metrics,
                events);
        HttpServer http = new HttpServer(server, routes, events, metrics);
        server.createContext("/", new Dispatch(routes, new Guard(settings.token()), metrics, jobs.problems()));
        server.setExecutor(http.threads);
        server.start();
        return http;
    }

    private static com.sun.net.httpserver.HttpServer listen(HttpSettings settings) {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        try {
            return com.sun.net.httpserver.HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new ConfigException("HTTP cannot listen on " + settings.host() + ":" + settings.port() + ": "
                    + e.getMessage() + "; --http names another address, --no-http does without");
        }
    }

    Routes routes() {
        return routes;
    }

    /** Where it answers, with the port it really has. */
    public URI address() {
        String host = server.getAddress().getAddress().getHostAddress();
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + authority + ":" + server.getAddress().getPort());
    }

    /** Requests under way are cut off. */
    @Override
    public void close() {
        events.close();
        server.stop(0);
        threads.shutdownNow();
        metrics.close();
    }
}
