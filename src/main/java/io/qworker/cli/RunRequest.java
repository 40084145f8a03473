package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.task.TaskDefinition;
import org.bson.BsonValue;

/**
 * One job to run here and now.
 *
 * @param data what the task receives; {@code BsonNull} for none
 */
public record RunRequest(TaskDefinition task, BsonValue data, Config config) {}
