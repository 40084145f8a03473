package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    /** A run is due at 10:00, begins and ends: what comes next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Begun in time: the next run keeps the rhythm, however late the run at hand began.
            {repeatInterval: '5 minutes'}                     | 10:00:00.300 | 10:00:01 | 10:05:00
            {repeatInterval: '*/5 * * * *'}                   | 10:00:00.300 | 10:00:01 | 10:05:00
            # Begun before its time: not again for that.
            {repeatInterval: '5 minutes'}                     | 09:59:58     | 09:59:59 | 10:05:00
            {repeatInterval: '0 * * * *'}                     | 09:59:58     | 09:59:59 | 11:00:00
            # Missed: one run makes up for all, and the next keeps the rhythm.
            {repeatInterval: '5 minutes'}                     | 10:17:00     | 10:17:01 | 10:20:00
            {repeatInterval: '*/5 * * * *', missed: 'once'}   | 10:17:00     | 10:17:01 | 10:20:00
            {repeatInterval: '5 minutes', missed: 'skip'}     | 10:17:00     | 10:17:01 | 10:20:00
            # All are made up for, one after the other.
            {repeatInterval: '5 minutes', missed: 'all'}      | 10:17:00     | 10:17:01 | 10:05:00
            {repeatInterval: '*/5 * * * *', missed: 'all'}    | 10:17:00     | 10:17:01 | 10:05:00
            # Up to a hundred, the latest.
            {repeatInterval: '1 second', missed: 'all'}       | 10:10:00     | 10:10:00 | 10:08:21
            {repeatInterval: '* * * * * *', missed: 'all'}    | 10:10:00     | 10:10:00 | 10:08:21
            # A run that goes on while the next come due: they are left out, or one follows at once.
            {repeatInterval: '5 minutes'}                     | 10:00:00     | 10:12:00 | 10:15:00
            {repeatInterval: '*/5 * * * *', overlap: 'skip'}  | 10:00:00     | 10:12:00 | 10:15:00
            {repeatInterval: '*/5 * * * *', overlap: 'queue'} | 10:00:00     | 10:12:00 | 10:05:00
            {repeatInterval: '5 minutes', overlap: 'queue'}   | 10:00:00     | 10:12:00 | 10:05:00
            # Time limits.
            {repeatInterval: '5 minutes', endDate: {$date: '2026-01-15T10:05:00Z'}}  | 10:00:00 | 10:00:01 | 10:05:00
            {repeatInterval: '5 minutes', endDate: {$date: '2026-01-15T10:04:59Z'}}  | 10:00:00 | 10:00:01 | never
            {repeatInterval: '5 minutes', startDate: {$date: '2026-01-15T12:00:00Z'}} | 10:00:00 | 10:00:01 | 12:00:00
            {repeatInterval: '30 * * * *', startDate: '2026-01-15T12:00'}            | 10:00:00 | 10:00:01 | 12:30:00
            {repeatInterval: '5 minutes', skipDays: [0, 1, 2, 3, 4, 5, 6]}           | 10:00:00 | 10:00:01 | never
            """)
    void the_next_run_follows_the_one_that_was_scheduled(String job, String begun, String ended, String next) {
        NextRun answer = next("UTC", job, "2026-01-15T10:00:00Z", at(begun), at(ended));
        assertEquals(next.equals("never") ? new NextRun.Never() : new NextRun.At(at(next)), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Clocks go forward: each night has one run.
            Europe/Brussels     | '30 2 * * *'  | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
            America/New_York    | '30 2 * * *'  | 2026-03-07T07:30:00Z 2026-03-08T07:30:00Z 2026-03-09T06:30:00Z
            Australia/Lord_Howe | '15 2 * * *'  | 2026-10-02T15:45:00Z 2026-10-03T15:45:00Z 2026-10-04T15:15:00Z
            Europe/Brussels     | '0 */2 * * *' | 2026-03-28T23:00:00Z 2026-03-29T01:00:00Z 2026-03-29T02:00:00Z
            # Clocks go back: each night has one run.
            Europe/Brussels     | '30 2 * * *'  | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
            America/New_York    | '30 1 * * *'  | 2026-10-31T05:30:00Z 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z
            Australia/Lord_Howe | '45 1 * * *'  | 2026-04-03T14:45:00Z 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
            Europe/Brussels     | '0 */2 * * *' | 2026-10-25T00:00:00Z 2026-10-25T03:00:00Z 2026-10-25T05:00:00Z
            # Every hour is every hour that passes.
            Europe/Brussels     | '0 0-23 * * *' | 2026-10-25T00:00:00Z 2026-10-25T01:00:00Z 2026-10-25T02:00:00Z
            # A day that its calendar left out.
            Pacific/Apia        | '0 12 * * *'  | 2011-12-29T22:00:00Z 2011-12-30T22:00:00Z
            # Month ends and leap days.
            UTC                 | '0 0 31 * *'  | 2026-01-31T00:00:00Z 2026-03-31T00:00:00Z 2026-05-31T00:00:00Z
            UTC                 | '0 0 L * *'   | 2028-01-31T00:00:00Z 2028-02-29T00:00:00Z 2028-03-31T00:00:00Z
            UTC                 | '0 0 29 2 *'  | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z
            """)
    void runs_follow_each_other_by_the_clock_of_their_zone(String zone, String cron, String runs) {
        List<Instant> expected =
                Arrays.stream(runs.split(" ")).map(Instant::parse).toList();
        BsonDocument job = job(zone, "{repeatInterval: '" + cron + "'}", expected.getFirst());
        assertEquals(
                expected,
                Recurrence.of(job, Dialect.DEFAULT).orElseThrow().upcoming(expected.getFirst(), expected.size()));
    }

    @Test
    void weekdays_and_dates_are_skipped_in_the_zone() {
        assertEquals(
                days("2026-12-22T23:30:00Z", "2026-12-23T23:30:00Z", "2026-12-28T23:30:00Z"),
                upcoming(
                        "Europe/Brussels",
                        "{repeatInterval: '30 0 * * *', skipDays: [0, 6, '2026-12-25', '2026-12-28']}"));
    }

    @Test
    void an_interval_keeps_its_time_of_day_across_skipped_days() {
        assertEquals(
                days("2026-12-22T23:30:00Z", "2026-12-23T23:30:00Z", "2026-12-25T23:30:00Z"),
                upcoming("Europe/Brussels", "{repeatInterval: '1 day', skipDays: ['2026-12-25']}"));
    }

    @Test
    void jitter_spreads_jobs_and_leaves_each_its_rhythm() {
        List<Instant> firsts = new ArrayList<>();
        for (int id = 0; id < 20; id++) {
            BsonDocument job =
                    BsonDocument.parse(("{_id: {$oid: '6968c9a0000000000000%04x'}, repeatInterval: '0 * * * *',"
                                    + " repeatTimezone: 'UTC', jitter: '5 minutes'}")
                            .formatted(id * 7919 % 65536));
            Recurrence recurrence = Recurrence.of(job, Dialect.DEFAULT).orElseThrow();
            Instant first = assertInstanceOf(
                            NextRun.At.class, recurrence.first(Instant.parse("2026-01-15T10:20:00Z"), false))
                    .instant();
            Duration delay = Duration.between(Instant.parse("2026-01-15T11:00:00Z"), first);
            assertTrue(!delay.isNegative() && delay.compareTo(Duration.ofMinutes(5)) <= 0, first.toString());
            assertEquals(new NextRun.At(first.plus(Duration.ofHours(1))), recurrence.after(first, first, first));
            firsts.add(first);
        }
        assertTrue(firsts.stream().distinct().count() > 10, firsts.toString());
    }

    @Test
    void an_interval_begins_at_once_unless_that_is_to_be_skipped() {
        Instant now = Instant.parse("2026-01-15T10:20:00Z");
        BsonDocument job = BsonDocument.parse("{repeatInterval: '1 hour'}");
        assertEquals(new NextRun.At(now), NextRun.first(job, Dialect.DEFAULT, now, false));
        assertEquals(new NextRun.At(now.plus(Duration.ofHours(1))), NextRun.first(job, Dialect.DEFAULT, now, true));
    }

    @Test
    void a_job_chooses_its_dialect() {
        String january = "{repeatInterval: '0 0 1 1 *'%s}";
        Instant run = Instant.parse("2026-01-15T10:00:00Z");
        assertEquals(
                new NextRun.At(Instant.parse("2027-01-01T00:00:00Z")),
                NextRun.after(job("UTC", january.formatted(""), run), run));
        assertEquals(
                new NextRun.At(Instant.parse("2026-02-01T00:00:00Z")),
                NextRun.after(job("UTC", january.formatted(", agendaCompat: '0.7'"), run), run));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {repeatInterval: '1 hour', missed: 'never'}          | "missed" can be
            {repeatInterval: '1 hour', overlap: 'maybe'}         | "overlap" can be
            {repeatInterval: '1 hour', jitter: '5 parsecs'}      | parsecs
            {repeatInterval: '1 hour', skipDays: [7]}            | "skipDays" has 7
            {repeatInterval: '1 hour', skipDays: ['christmas']}  | christmas
            {repeatInterval: '1 hour', startDate: 'soon'}        | "startDate"
            {repeatInterval: '1 hour', agendaCompat: '9'}        | "agendaCompat"
            {repeatInterval: '0 6 * * *', repeatTimezone: 'Europe/Bruxelles'} | Europe/Bruxelles
            """)
    void what_is_wrong_is_named(String job, String part) {
        NextRun.Unreadable answer =
                assertInstanceOf(NextRun.Unreadable.class, NextRun.after(BsonDocument.parse(job), Instant.EPOCH));
        assertTrue(answer.reason().contains(part.strip()), answer.reason());
    }

    private static List<Instant> days(String... days) {
        return Arrays.stream(days).map(Instant::parse).toList();
    }

    private static List<Instant> upcoming(String zone, String job) {
        Instant first = Instant.parse("2026-12-22T23:30:00Z");
        return Recurrence.of(job(zone, job, first), Dialect.DEFAULT)
                .orElseThrow()
                .upcoming(first, 3);
    }

    private static NextRun next(String zone, String job, String scheduled, Instant begun, Instant ended) {
        return NextRun.after(job(zone, job, Instant.parse(scheduled)), Dialect.DEFAULT, begun, ended);
    }

    private static BsonDocument job(String zone, String json, Instant scheduled) {
        BsonDocument job = BsonDocument.parse(json);
        if (!job.containsKey("repeatTimezone")) {
            job.put("repeatTimezone", new BsonString(zone));
        }
        return job.append("nextRunAt", new BsonDateTime(scheduled.toEpochMilli()));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-15T" + time.strip() + "Z");
    }
}
