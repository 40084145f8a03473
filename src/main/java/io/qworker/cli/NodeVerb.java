package io.qworker.cli;

import io.qworker.node.process.MainProgram;
import io.qworker.permission.Permissions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs a script as the {@code node} command does. */
@Command(
        name = NodeVerb.NAME,
        header = "Run a script as the node command does: its own exit code, signals, input and output.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "qworker node [node's options] [script.js | -] [arguments]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker node script.js",
            "  qworker node -p 'process.versions'",
            "  echo 'console.log(1)' | qworker node"
        })
final class NodeVerb implements Callable<Integer> {

    static final String NAME = "node";

    /** Node's options are no concern of ours. */
    @Unmatched
    private List<String> arguments;

    @Override
    public Integer call() {
        return run(arguments == null ? List.of() : arguments);
    }

    /** Answers the exit code. */
    static int run(List<String> arguments) {
        return MainProgram.run(arguments, Permissions.ALL);
    }
}
