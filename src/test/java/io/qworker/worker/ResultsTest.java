package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.job.Job;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processors answer is kept with jobs that stay. */
class ResultsTest {

    @TempDir
    Path folder;

    @Test
    void a_result_is_kept_with_a_job_that_stays() {
        assertEquals(
                BsonDocument.parse("{\"n\": 1, \"list\": [true]}"),
                result("{\"answer\": {\"n\": 1, \"list\": [true]}}"));
    }

    @Test
    void a_result_of_up_to_64_kb_is_kept_whole_and_a_larger_one_left_out() {
        assertEquals(new BsonString("x".repeat(60_000)), result("{\"length\": 60000}"));
        assertEquals(null, result("{\"length\": 70000}"));
    }

    private BsonValue result(String data) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("answers", "{\"persistJobs\": true}")) {
            fixture.alone("answers");
            Job job = fixture.schedule("answers", data);
            fixture.awaitSuccess(job);
            return fixture.find(job.id()).orElseThrow().document().get("result");
        }
    }
}
