package io.qworker.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a dialect makes of jobs that Agenda was given. The process that made the vectors lived in UTC. */
final class AgendaVectors {

    private AgendaVectors() {}

    static String input(BsonDocument vector) {
        BsonValue input = vector.get("input");
        return input.isString()
                ? input.asString().getValue()
                : input.asDocument().toJson();
    }

    static String ours(BsonDocument vector, Dialect dialect) {
        Instant now = Instant.parse(vector.getString("now").getValue());
        BsonValue input = vector.get("input");
        if (input.isDocument() && !input.asDocument().containsKey("when")) {
            return nextRun(input.asDocument(), dialect, now);
        }
        try {
            BsonDocument job = input.isDocument() ? input.asDocument() : new BsonDocument("when", input);
            Instant at = dialect.when(job.getString("when").getValue(), InstantSource.fixed(now), ZoneOffset.UTC);
            return text(job.size() == 1 ? new NextRun.At(at) : NextRun.within(job, at));
        } catch (NotUnderstood e) {
            return TimeVectorsTest.REFUSED;
        }
    }

    private static String nextRun(BsonDocument job, Dialect dialect, Instant now) {
        BsonDocument stored = job.clone();
        if (!stored.containsKey("repeatTimezone")) {
            stored.put("repeatTimezone", new BsonString("UTC"));
        }
        stored.remove("nextRunAt");
        boolean ran = job.containsKey("lastRunAt");
        // Agenda counted a repeatAt from now.
        boolean fromNow = !ran || dialect == Dialect.AGENDA_0_7 && job.containsKey("repeatAt");
        Instant last = !fromNow ? Instant.parse(job.getString("lastRunAt").getValue()) : now;
        if (ran) {
            stored.put("nextRunAt", new BsonDateTime(last.toEpochMilli()));
        }
        NextRun next = ran ? NextRun.after(stored, dialect, last, last) : NextRun.first(stored, dialect, now, false);
        return text(next);
    }

    private static String text(NextRun next) {
        return next instanceof NextRun.At(Instant at) ? at.toString() : TimeVectorsTest.REFUSED;
    }
}
