package io.qworker.store;

import io.qworker.job.Job;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Some jobs, newest first by id. Looking for rare jobs among many ends after a while, so a page may hold fewer jobs than
 * were asked for, even none, although more follow.
 *
 * @param next where the next page continues; empty when there are no more jobs
 */
public record JobPage(List<Job> jobs, Optional<ObjectId> next) {}
