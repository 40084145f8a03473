/**
 * Tasks as files: a {@code <name>.json} beside a {@code <name>.js}. Start with {@link io.qworker.task.TaskCatalog}, which
 * finds them; {@link io.qworker.task.TaskDefinition} is what it finds. The rules that a task's metadata sets for its jobs
 * are here too: {@link io.qworker.task.JobAttributes} and {@link io.qworker.task.Retention}.
 */
package io.qworker.task;
