package io.qworker.queue;

import org.bson.types.ObjectId;

/** There is no such job, or no longer; the message is for people. */
public final class UnknownJob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownJob(String message) {
        super(message);
    }

    public UnknownJob(ObjectId id, String where) {
        super("there is no job " + id.toHexString() + " in " + where
                + "; jobs that ran once and succeeded are not kept");
    }
}
