package io.qworker.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Node's own tests of its modules: those of {@code test/parallel} and {@code test/es-module} that use no flags, internals or
 * cluster. They are not part of this project; {@link #layOut} makes a working copy of a Node source tree's
 * {@code test} folder with our stand-ins for some of its {@code common} modules.
 */
record NodeTestSuite(Path folder) {

    /** Where a whole folder of tests is one group. */
    private static final Map<String, String> FOLDERS = Map.of("es-module", "esm");

    /** A test file and the module that it tests. */
    record Case(String group, Path file) {

        String name() {
            return file.getFileName().toString();
        }

        /** The rule that leaves it out, if any. */
        Optional<Rule> leftOut() {
            try {
                return Rule.against(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Group(String name, Pattern files) {

        static Group of(String name, String prefixes) {
            return new Group(name, Pattern.compile("test-(" + prefixes + ").*"));
        }
    }

    /** The first that fits decides. */
    private static final List<Group> GROUPS = List.of(
            Group.of("string_decoder", "string-decoder"),
            Group.of("buffer", "buffer|btoa|atob|icu-transcode|fileurltopathbuffer"),
            Group.of("blob", "blob|file(?!handle|urltopath)"),
            Group.of("encoding", "whatwg-encoding|textdecoder|textencoder|icu"),
            Group.of("url", "url(?!pattern)|whatwg-url"),
            Group.of("querystring", "querystring"),
            Group.of("path", "path"),
            Group.of("util", "util|mime"),
            Group.of("eventtarget", "events?-?target|whatwg-event|event-capture|nodeeventtarget|domexception"),
            Group.of("events", "event-emitter|events?|eventemitter"),
            Group.of("assert", "assert"),
            Group.of("timers", "timers|timer|set-?(immediate|timeout|interval)"),
            Group.of("webstreams", "whatwg-(readable|writable|transform|webstream|read)|webstreams?"),
            Group.of("stream", "streams?[0-9]?|readable|writable|transform"),
            Group.of("console", "console"),
            Group.of("async_hooks", "async-hooks|async-local|asynclocal|als|asyncresource|async-context"),
            Group.of("diagnostics_channel", "diagnostics-channel"),
            Group.of("perf_hooks", "perf-hooks|performance"),
            Group.of("structuredClone", "structured"),
            Group.of("process", "process|next-?tick"),
            Group.of("promise", "promise|microtask|queue-microtask|unhandled"),
            Group.of("readline", "readline"),
            Group.of("os", "os"),
            Group.of("fs", "fs"),
            Group.of("module", "require|module|cjs"),
            Group.of("webcrypto", "webcrypto|global-webcrypto"),
            Group.of("crypto", "crypto|x509|keyobject"),
            Group.of("zlib", "zlib|gzip|brotli"),
            Group.of("http2", "http2"),
            Group.of("https", "https"),
            Group.of("http", "http|client|server"),
            Group.of("fetch", "fetch|websocket|eventsource"),
            Group.of("tls", "tls|double-tls|ssl|securepair"),
            Group.of("net", "net|pipe|socket|tcp|cluster-net|listen"),
            Group.of("dns", "dns|cares|c-ares"),
            Group.of("dgram", "dgram|udp"),
            Group.of("child_process", "child-process|spawn|exec-|signal"),
            Group.of(
                    "worker_threads",
                    "worker(?!-inspector)|message-?(port|channel)|broadcastchannel|atomics|sharedarraybuffer"),
            Group.of("vm", "vm"),
            Group.of("v8", "v8"),
            Group.of("wasm", "wasm|webassembly"),
            Group.of("tty", "tty|ttywrap"),
            Group.of("global", "global"));

    /** Why a file is left out; the first that fits decides. None of them is whether it passes. */
    enum Rule {
        FLAGS("needs flags of the node command", "// Flags:"),
        INTERNALS("looks into Node's internals", "internal/|process\\.binding|--expose"),
        INSPECTOR("needs the inspector", "inspector|common/(debugger|heap|prof|report|snapshot|assertSnapshot|sea|v8)"),
        CLUSTER("needs the module cluster, which is absent", "require\\('(node:)?cluster'\\)|from 'node:cluster'"),
        GARBAGE("watches the garbage collector", "common/gc|global\\.gc|globalThis\\.gc"),
        ABSENT_MODULE("tests a module that is absent", "require\\('(node:)?(repl|wasi|sqlite|quic|sea)'\\)|common/wpt");

        private final String words;
        private final Pattern text;

        Rule(String words, String text) {
            this.words = words;
            this.text = Pattern.compile(text);
        }

        String words() {
            return words;
        }

        private static Optional<Rule> against(String text) {
            return Stream.of(values())
                    .filter(rule -> rule.text.matcher(text).find())
                    .findFirst();
        }
    }

    /** Copies what the tests need of {@code source}, a Node tree's {@code test} folder, to {@code target}. */
    static NodeTestSuite layOut(Path source, Path common, Path target) throws IOException {
        for (String part : List.of("parallel", "es-module", "common", "fixtures")) {
            Files.walkFileTree(source.resolve(part), new Copy(source, target));
        }
        for (String ours : List.of("children.js", "index.js", "tmpdir.js")) {
            Files.copy(
                    common.resolve(ours), target.resolve("common").resolve(ours), StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeTestSuite(target);
    }

    /** The files of the groups that {@code wanted} is found in, applicable or not. */
    List<Case> cases(Pattern wanted) throws IOException {
        try (Stream<Path> parallel = Files.list(folder.resolve("parallel"));
                Stream<Path> modules = Files.list(folder.resolve("es-module"))) {
            return Stream.concat(parallel, modules)
                    .filter(file -> file.toString().matches(".*\\.m?js"))
                    .sorted()
                    .map(file -> new Case(groupOf(file), file))
                    .filter(test -> test.group() != null)
                    .filter(test ->
                            wanted.matcher(test.group() + " " + test.name()).find())
                    .toList();
        }
    }

    private static String groupOf(Path file) {
        String whole = FOLDERS.get(file.getParent().getFileName().toString());
        if (whole != null) {
            return whole;
        }
        String name = file.getFileName().toString();
        return GROUPS.stream()
                .filter(group -> group.files().matcher(name).matches())
                .map(Group::name)
                .findFirst()
                .orElse(null);
    }

    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path source;
        private final Path target;

        Copy(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path copy = target.resolve(source.relativize(file));
            Files.createDirectories(copy.getParent());
            if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
