package io.qworker.node.fs;

import io.qworker.permission.Access;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** The flags of {@code open(2)} as {@code fs.constants} numbers them (Linux's values), in Java's words. */
record OpenFlags(int bits) {

    private static final int ACCESS = 3;
    private static final int WRITE_ONLY = 1;
    private static final int READ_WRITE = 2;
    private static final int CREATE = 0x40;
    private static final int EXCLUSIVE = 0x80;
    private static final int TRUNCATE = 0x200;
    private static final int APPEND = 0x400;
    private static final int DATA_SYNC = 0x1000;
    private static final int SYNC = 0x101000;
    private static final int DIRECTORY = 0x10000;
    private static final int NO_FOLLOW = 0x20000;

    boolean reads() {
        return (bits & ACCESS) != WRITE_ONLY;
    }

    boolean writes() {
        return (bits & ACCESS) == WRITE_ONLY || (bits & ACCESS) == READ_WRITE;
    }

    Access access() {
        boolean changes = writes() || creates() || truncates();
        if (!changes) {
            return Access.READ;
        }
        return reads() ? Access.READ_AND_WRITE : Access.WRITE;
    }

    boolean creates() {
        return has(CREATE);
    }

    boolean isExclusive() {
        return has(CREATE | EXCLUSIVE);
    }

    boolean truncates() {
        return has(TRUNCATE);
    }

    boolean appends() {
        return has(APPEND) && writes();
    }

    boolean wantsDirectory() {
        return has(DIRECTORY);
    }

    boolean followsLinks() {
        return !has(NO_FOLLOW);
    }

    /** For the channel that reads, or reads and writes. */
    Set<OpenOption> channelOptions() {
        Set<OpenOption> options = new HashSet<>();
        if (reads()) {
            options.add(StandardOpenOption.READ);
        }
        if (writes() && !appends()) {
            options.add(StandardOpenOption.WRITE);
            addCreation(options);
            if (truncates()) {
                options.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        addCommon(options);
        return options;
    }

    /** For the channel that only appends. */
    Set<OpenOption> appendOptions() {
        Set<OpenOption> options = new HashSet<>();
        options.add(StandardOpenOption.APPEND);
        addCreation(options);
        addCommon(options);
        return options;
    }

    private void addCreation(Set<OpenOption> options) {
        if (isExclusive()) {
            options.add(StandardOpenOption.CREATE_NEW);
        } else if (creates()) {
            options.add(StandardOpenOption.CREATE);
        }
    }

    private void addCommon(Set<OpenOption> options) {
        if (has(SYNC)) {
            options.add(StandardOpenOption.SYNC);
        } else if (has(DATA_SYNC)) {
            options.add(StandardOpenOption.DSYNC);
        }
        if (!followsLinks()) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
    }

    private boolean has(int flag) {
        return (bits & flag) == flag;
    }
}
