package io.qworker.worker;

import io.qworker.job.Claim;
import java.time.Instant;
import org.bson.BsonDocument;

/**
 * One run of a claimed job in a lane.
 *
 * @param id names the run between Java and its lane
 * @param attributes the job's document as the task sees it
 */
record Run(int id, Claim claim, TaskLane lane, Instant startedAt, BsonDocument attributes) {

    String taskId() {
        return claim.job().name();
    }

    String jobId() {
        return claim.job().id().toHexString();
    }
}
