/**
 * Node's {@code child_process}: programs of the system, started through the C library's {@code posix_spawn} since the JDK's
 * own way tells no signal from an exit code. Start with {@link io.qworker.node.process.ProcessBinding}. Nothing of it is
 * loaded before a task requires {@code child_process}.
 */
package io.qworker.node.process;
