package io.qworker.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * A verb is one only as the first word. Elsewhere it would be guesswork whether {@code qworker -s hello run} means a verb
 * or a task, so that is refused, with both ways to write it.
 */
final class VerbFirst implements IExecutionStrategy {

    private final RunLast runLast = new RunLast();

    @Override
    public int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedArgs().isEmpty()) {
            CommandLine verb = parsed.subcommand().commandSpec().commandLine();
            throw new ParameterException(verb, explain(verb.getCommandName()));
        }
        return runLast.execute(parsed);
    }

    /** How to write either, for a word that stands in the wrong place. */
    static String explain(String verb) {
        return "“%1$s” is a command and must come first: qworker %1$s …; a task of that name goes after --: qworker … -- %1$s"
                .formatted(verb);
    }

    /** The verb that stands in the wrong place, if the parse failed for want of that verb's own arguments. */
    static boolean misplaced(CommandLine failed) {
        CommandLine parent = failed.getParent();
        return parent != null
                && parent.getParseResult() != null
                && !parent.getParseResult().matchedArgs().isEmpty();
    }
}
