package io.qworker.worker;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Who a worker is, as the channel is told.
 *
 * @param pid its address on the channel; usually the process's id. Source: protocol.md §3.7
 * @param taskIds the tasks it was asked to run, as they were written
 * @param standalone starts without a manager and does not pause for one
 * @param silent sends no notifications
 */
public record Identity(
        String id, long pid, List<String> taskIds, Instant startedAt, boolean standalone, boolean silent) {

    public Identity {
        taskIds = List.copyOf(taskIds);
    }

    /** Source: protocol.md §1.6. */
    public BsonDocument document() {
        BsonDocument document = new BsonDocument("id", new BsonString(id)).append("pid", address());
        document.append(
                "taskIds", new BsonArray(taskIds.stream().map(BsonString::new).toList()));
        document.append("startedAt", new BsonDateTime(startedAt.toEpochMilli()));
        document.append("standalone", BsonBoolean.valueOf(standalone));
        if (silent) {
            document.append("silent", BsonBoolean.TRUE);
        }
        return document;
    }

    private BsonValue address() {
        return (int) pid == pid ? new BsonInt32((int) pid) : new BsonInt64(pid);
    }
}
