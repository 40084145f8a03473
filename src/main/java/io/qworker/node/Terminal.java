package io.qworker.node;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The terminal the process runs in, asked and set by the system's {@code stty}, since Java cannot. */
final class Terminal {

    private static final File DEVICE = new File("/dev/tty");

    /** As libuv's raw mode: every key at once, unechoed, no signals; output still turns newlines into new lines. */
    private static final List<String> RAW = List.of(
            "-icanon", "-echo", "-isig", "-iexten", "-icrnl", "-inpck", "-istrip", "-ixon", "min", "1", "time", "0");

    private static String saved;

    private Terminal() {}

    /** Columns and rows. */
    static Optional<int[]> size() {
        return stty(List.of("size"))
                .map(text -> Arrays.stream(text.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .filter(size -> size.length == 2 && size[1] > 0)
                .map(size -> new int[] {size[1], size[0]});
    }

    /** Answers whether it could. What was set before comes back with {@code false} and when the process ends. */
    static synchronized boolean setRaw(boolean raw) {
        if (!raw) {
            return restore();
        }
        if (saved == null) {
            saved = stty(List.of("-g")).orElse(null);
            if (saved == null) {
                return false;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Terminal::restore));
        }
        return stty(RAW).isPresent();
    }

    private static synchronized boolean restore() {
        return saved == null || stty(List.of(saved)).isPresent();
    }

    private static Optional<String> stty(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
