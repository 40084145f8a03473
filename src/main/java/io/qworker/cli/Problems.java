package io.qworker.cli;

import io.qworker.config.ConfigException;
import io.qworker.http.ManagerFailure;
import io.qworker.queue.UnknownJob;
import io.qworker.queue.WrongState;
import io.qworker.schedule.NotUnderstood;
import io.qworker.store.StoreException;
import java.nio.file.InvalidPathException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong; only {@code -vvv} adds the stack trace. */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final int STACK_TRACE = 3;

    private final Terminal terminal;

    Problems(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        if (VerbFirst.misplaced(command)) {
            say(VerbFirst.explain(command.getCommandName()));
            return ExitCode.USAGE;
        }
        String help = command.getCommandSpec().qualifiedName(" ") + " --help";
        say(e.getMessage() + suggestion(e) + " (see `" + help + "`)");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        say(message(e));
        if (verbose(parsed) >= STACK_TRACE) {
            e.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        return switch (e) {
            case CommandFailure failure -> failure.exitCode();
            case ConfigException _, NotUnderstood _ -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }

    private void say(String message) {
        terminal.errorLine(terminal.paint(Terminal.Colour.BAD, "Error: ") + message);
    }

    private static String message(Exception e) {
        return switch (e) {
            case CommandFailure _, ConfigException _, NotUnderstood _ -> e.getMessage();
            case StoreException _, ManagerFailure _, UnknownJob _, WrongState _ -> e.getMessage();
            case InvalidPathException path ->
                "the file name “" + path.getInput() + "” cannot be read in this locale; set LC_ALL=C.UTF-8 in the"
                        + " environment";
            default ->
                "something unexpected happened: "
                        + e.toString().lines().findFirst().orElse("") + " (-vvv shows where)";
        };
    }

    private static String suggestion(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> options = unmatched.getSuggestions();
            return options.isEmpty() ? "" : "; did you mean " + String.join(" or ", options) + "?";
        }
        return "";
    }

    private static int verbose(ParseResult parsed) {
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest.matchedOptionValue(CommonOptions.VERBOSE, new boolean[0]).length;
    }
}
