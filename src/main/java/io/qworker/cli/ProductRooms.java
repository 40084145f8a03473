package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;

/** The rooms as the product has them; tests of the command line bring their own. */
final class ProductRooms {

    private ProductRooms() {}

    static Rooms open() {
        Rooms.Queues queues = ProductRooms::queue;
        return new Rooms(queues, new WorkHere(queues), new RunHere(queues), new CheckHere(), ProductRooms::engine);
    }

    private static Queue queue(Config.Storage storage) {
        return null;
    }

    private static Rooms.Engine engine() {
        try (JsEngine engine = JsEngine.create()) {
            return new Rooms.Engine(engine.implementation(), engine.version());
        }
    }
}
