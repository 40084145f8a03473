package io.qworker.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Processes that are killed and started again. All end with it. */
final class Fleet implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private final List<Member> members;
    private final List<Running> running = new ArrayList<>();

    /** @param starts begins its life of this number, counted from 0 */
    record Member(String name, IntFunction<Life> starts) {}

    /**
     * One process.
     *
     * @param kills as {@code kill -9} does
     * @param ends in good order
     */
    record Life(Runnable kills, Runnable ends) {}

    private record Running(Member member, int number, Life life) {
        static Running start(Member member, int number) {
            return new Running(member, number, member.starts().apply(number));
        }
    }

    Fleet(List<Member> members) {
        this.members = members;
        try {
            members.forEach(member -> running.add(Running.start(member, 0)));
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** One after the other is killed and started again. */
    void killAtRandom(Random random, Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            pause(random);
            int victim = random.nextInt(members.size());
            Running killed = running.get(victim);
            killed.life().kills().run();
            System.err.println("killed " + killed.member().name() + "-" + killed.number());
            pause(random);
            running.set(victim, Running.start(killed.member(), killed.number() + 1));
        }
    }

    private static void pause(Random random) {
        LockSupport.parkNanos(random.nextLong(SHORTEST.toNanos(), LONGEST.toNanos()));
    }

    @Override
    public void close() {
        running.forEach(each -> each.life().ends().run());
    }
}
