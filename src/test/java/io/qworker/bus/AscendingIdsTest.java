package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class AscendingIdsTest {

    private static final ObjectId OF_A_CLOCK_AHEAD = new ObjectId("7fffffff0000000000000000");

    @Test
    void ids_are_greater_than_every_id_seen() {
        AscendingIds ids = new AscendingIds(InstantSource.system());
        ids.saw(OF_A_CLOCK_AHEAD);
        ObjectId first = ids.next();
        assertTrue(first.compareTo(OF_A_CLOCK_AHEAD) > 0);
        assertTrue(ids.next().compareTo(first) > 0);
    }

    @Test
    void processes_that_saw_the_same_id_do_not_make_the_same_next() {
        Set<ObjectId> made = new HashSet<>();
        for (int process = 0; process < 1000; process++) {
            AscendingIds ids = new AscendingIds(InstantSource.system());
            ids.saw(OF_A_CLOCK_AHEAD);
            made.add(ids.next());
        }
        assertEquals(1000, made.size());
    }
}
