/**
 * Pure functions of time: {@link io.qworker.schedule.HumanInterval} reads how long, {@link io.qworker.schedule.When} reads
 * when, {@link io.qworker.schedule.NextRun} says when a recurring job runs next. Nothing here looks at a clock of its own.
 */
package io.qworker.schedule;
