package io.qworker.node.worker;

/** Marks what a {@link io.qworker.node.Handles handle} holds as safe for all lanes at once: its clone holds the same. */
public interface SharedByLanes {}
