package io.qworker.store;

import java.util.Collection;
import java.util.List;
import org.bson.types.ObjectId;

/** Which jobs wait for which: one edge from each job to each that is before it. */
public interface Edges {

    /** @param child the job that waits */
    record Edge(ObjectId child, ObjectId parent) {}

    /** Adds edges; those that are there stay as they are. */
    void add(List<Edge> edges);

    /** The edges to these jobs that are not met. */
    List<Edge> openTo(Collection<ObjectId> parents);

    /** Any edges that are not met, this many at most, from the one after this child on. */
    List<Edge> open(ObjectId after, int most);

    /** The job before need not be waited for any more. */
    void met(Edge edge);

    /** Whether this job still waits for any. */
    boolean waits(ObjectId child);

    /** Jobs that wait for none any more although their edges are still there. */
    List<ObjectId> ready(int most);

    /** Removes all edges of this job. */
    void forget(ObjectId child);
}
