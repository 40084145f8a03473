/**
 * The manager: admits workers, watches their heartbeats, schedules for them and returns the jobs of the dead. Several may
 * run; one leads, the others listen. Start with {@link io.qworker.manager.Manager}, then one class a duty:
 * {@link io.qworker.manager.AdmitWorkers}, {@link io.qworker.manager.WatchHeartbeats},
 * {@link io.qworker.manager.ReturnLostJobs}, {@link io.qworker.manager.ScheduleRequests}.
 */
package io.qworker.manager;
