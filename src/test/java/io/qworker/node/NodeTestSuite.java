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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Node's own tests of the modules that need no machine: those of {@code test/parallel} that use no flags, internals or
 * child processes. They are not part of this project; {@link #layOut} makes a working copy of a Node source tree's
 * {@code test} folder with our stand-ins for some of its {@code common} modules.
 */
record NodeTestSuite(Path folder) {

    /** A test file and the module that it tests. */
    record Case(String group, Path file) {}

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
            Group.of("module", "require|module|cjs"));

    private static final Pattern NOT_PORTABLE = Pattern.compile(
            "// Flags:|internal/|child_process|cluster|worker_threads"
                    + "|new Worker|inspector|spawn|fork\\(|test/common/(?!tmpdir|fixtures)|process\\.binding"
                    + "|require\\('(node:)?(net|https?|http2|tls|dgram|zlib|crypto|dns|vm|repl|wasi|sqlite|v8|test)'\\)");

    /** Copies what the tests need of {@code source}, a Node tree's {@code test} folder, to {@code target}. */
    static NodeTestSuite layOut(Path source, Path common, Path target) throws IOException {
        for (String part : List.of("parallel", "common", "fixtures")) {
            Files.walkFileTree(source.resolve(part), new Copy(source, target));
        }
        for (String ours : List.of("index.js", "tmpdir.js")) {
            Files.copy(
                    common.resolve(ours), target.resolve("common").resolve(ours), StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeTestSuite(target);
    }

    List<Case> cases(Pattern wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("parallel"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .map(file -> new Case(groupOf(file), file))
                    .filter(test -> test.group() != null)
                    .filter(test -> wanted.matcher(
                                    test.group() + " " + test.file().getFileName())
                            .find())
                    .filter(test -> isPortable(test.file()))
                    .toList();
        }
    }

    private static String groupOf(Path file) {
        String name = file.getFileName().toString();
        return GROUPS.stream()
                .filter(group -> group.files().matcher(name).matches())
                .map(Group::name)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPortable(Path file) {
        try {
            return !NOT_PORTABLE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
