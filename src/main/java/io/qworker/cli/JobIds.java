package io.qworker.cli;

import org.bson.types.ObjectId;

/** Job ids as people give them. */
final class JobIds {

    private JobIds() {}

    static ObjectId parse(String text) {
        if (!ObjectId.isValid(text)) {
            throw CommandFailure.usage(
                    "“" + text + "” is no job id; ids have 24 hexadecimal digits, and `qworker jobs` lists them");
        }
        return new ObjectId(text);
    }
}
