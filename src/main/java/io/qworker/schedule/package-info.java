/**
 * Pure functions of time, in one of two {@link io.qworker.schedule.Dialect}s: when a job is due, how often it is repeated
 * ({@link io.qworker.schedule.Repetition}), and when a recurring job runs next ({@link io.qworker.schedule.Recurrence}).
 * Nothing here looks at a clock of its own.
 */
package io.qworker.schedule;
