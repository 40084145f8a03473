package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One manager leads at a time, as every store must see to it. */
public interface LeadershipContract extends StoreFixture {

    @Test
    default void the_first_manager_leads_and_the_second_waits() {
        assertEquals(Optional.empty(), store().leader());
        assertTrue(store().lead("queen", LIFE));
        assertFalse(other().lead("princess", LIFE));
        assertEquals(Optional.of("queen"), other().leader());
    }

    @Test
    default void a_leader_that_renews_in_time_stays_the_leader() {
        for (int beat = 0; beat < 10; beat++) {
            assertTrue(store().lead("queen", LIFE));
            clock().advance(LIFE.minusMillis(1));
            assertFalse(other().lead("princess", LIFE));
        }
    }

    @Test
    default void a_leader_that_is_silent_for_its_life_is_followed_by_another() {
        store().lead("queen", LIFE);
        clock().advance(LIFE);
        assertEquals(Optional.empty(), store().leader());
        assertTrue(other().lead("princess", LIFE));
        assertFalse(store().lead("queen", LIFE));
        assertEquals(Optional.of("princess"), store().leader());
    }

    @Test
    default void a_late_leader_that_nobody_followed_leads_on() {
        store().lead("queen", LIFE);
        clock().advance(LIFE.multipliedBy(3));
        assertTrue(store().lead("queen", LIFE));
        assertFalse(other().lead("princess", LIFE));
    }

    @Test
    default void a_leader_that_resigns_is_followed_at_once() {
        store().lead("queen", LIFE);
        other().resign("princess");
        assertEquals(Optional.of("queen"), other().leader());
        store().resign("queen");
        assertEquals(Optional.empty(), other().leader());
        assertTrue(other().lead("princess", LIFE));
    }

    @Test
    default void how_long_it_has_been_since_a_manager_led_is_known() {
        assertEquals(Optional.empty(), store().ledUntil());
        store().lead("queen", LIFE);
        assertEquals(Optional.of(clock().instant().plus(LIFE)), other().ledUntil());
        clock().advance(LIFE.multipliedBy(3));
        assertEquals(Optional.of(clock().instant().minus(LIFE.multipliedBy(2))), other().ledUntil());
        store().lead("queen", LIFE);
        store().resign("queen");
        clock().advance(LIFE);
        assertEquals(Optional.of(clock().instant().minus(LIFE)), other().ledUntil());
    }

    @Test
    default void of_many_managers_that_start_at_once_one_leads() throws Exception {
        List<Callable<Boolean>> managers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String manager = "manager-" + i;
            JobStore store = i % 2 == 0 ? store() : other();
            managers.add(() -> store.lead(manager, LIFE));
        }
        int leaders = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> leads : threads.invokeAll(managers)) {
                leaders += leads.get() ? 1 : 0;
            }
        }
        assertEquals(1, leaders);
    }
}
