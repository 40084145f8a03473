package io.qworker.cli;

import java.util.List;
import picocli.CommandLine;

/** The command line: the worker is the default, the other verbs are words that come first. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(NodeVerb.NAME)) {
            System.exit(NodeVerb.run(List.of(args).subList(1, args.length)));
        }
        int code = execute(Session.ofThisProcess(ProductRooms.open()), args);
        System.exit(code);
    }

    /** Does what the arguments ask and answers the exit code. */
    public static int execute(Session session, String... args) {
        return commandLine(session).execute(args);
    }

    static CommandLine commandLine(Session session) {
        CommandLine commandLine = new CommandLine(new WorkerVerb(session))
                .addSubcommand(new ManagerVerb(session))
                .addSubcommand(new RunVerb(session))
                .addSubcommand(new ScheduleVerb(session))
                .addSubcommand(new SchedulesVerb(session))
                .addSubcommand(new JobsVerb(session))
                .addSubcommand(new JobVerb(session))
                .addSubcommand(new CancelVerb(session))
                .addSubcommand(new RetryVerb(session))
                .addSubcommand(new WorkersVerb(session))
                .addSubcommand(new PauseVerb(session))
                .addSubcommand(new ResumeVerb(session))
                .addSubcommand(new TasksVerb(session))
                .addSubcommand(new CheckVerb(session))
                .addSubcommand(new DoctorVerb(session))
                .addSubcommand(new NodeVerb());
        Terminal terminal = session.terminal();
        Problems problems = new Problems(terminal);
        return commandLine
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems)
                .setExecutionStrategy(new VerbFirst());
    }
}
