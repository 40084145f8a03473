package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Remembering what is paused, as every store must do it. */
public interface PauseContract extends StoreFixture {

    @Test
    default void a_pause_is_seen_by_all_until_it_is_resumed() {
        assertEquals(Set.of(), store().paused());
        store().pause(Pause.task("mail"));
        store().pause(Pause.worker("bee"));
        assertEquals(Set.of(Pause.task("mail"), Pause.worker("bee")), other().paused());
        assertTrue(other().resume(Pause.task("mail")));
        assertEquals(Set.of(Pause.worker("bee")), store().paused());
    }

    @Test
    default void what_is_paused_twice_is_resumed_by_once() {
        store().pause(Pause.task("mail"));
        other().pause(Pause.task("mail"));
        assertTrue(store().resume(Pause.task("mail")));
        assertEquals(Set.of(), store().paused());
        assertFalse(store().resume(Pause.task("mail")));
    }

    @Test
    default void a_task_and_a_worker_of_the_same_name_are_two() {
        store().pause(Pause.worker("mail"));
        assertFalse(store().resume(Pause.task("mail")));
        assertEquals(Set.of(Pause.worker("mail")), store().paused());
    }
}
