package io.qworker.http;

import io.qworker.store.JobCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counts of one task under the words for their states. */
final class CountsByState {

    private CountsByState() {}

    static Map<String, JobCounts.Count> of(JobCounts.OfTask counts) {
        Map<String, JobCounts.Count> byState = new LinkedHashMap<>();
        byState.put("waiting", counts.waiting());
        byState.put("running", counts.running());
        byState.put("failed", counts.failed());
        byState.put("repeating", counts.repeating());
        byState.put("completed", counts.completed());
        return byState;
    }
}
