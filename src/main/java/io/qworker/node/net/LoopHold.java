package io.qworker.node.net;

import io.qworker.js.EventLoop;

/** Keeps a lane's loop alive while a handle is both active and referenced, as libuv's handles do. For the lane's thread. */
final class LoopHold {

    private final EventLoop loop;
    private boolean active;
    private boolean referenced = true;
    private boolean held;

    LoopHold(EventLoop loop) {
        this.loop = loop;
    }

    void active(boolean isActive) {
        active = isActive;
        update();
    }

    void referenced(boolean isReferenced) {
        referenced = isReferenced;
        update();
    }

    private void update() {
        boolean hold = active && referenced;
        if (hold == held) {
            return;
        }
        held = hold;
        if (hold) {
            loop.ref();
        } else {
            loop.unref();
        }
    }
}
