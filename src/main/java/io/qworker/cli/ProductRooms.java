package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;
import io.qworker.store.Storage;
import java.util.function.Consumer;

/** The rooms as the product has them; tests of the command line bring their own. */
final class ProductRooms {

    private ProductRooms() {}

    static Rooms open() {
        Rooms.Queues queues = ProductRooms::queue;
        WorkHere work = new WorkHere(queues);
        return new Rooms(
                queues,
                new Rooms.Processes(work, new ManageHere(queues, work)),
                new RunHere(queues),
                new CheckHere(),
                ProductRooms::engine);
    }

    private static Storage queue(Config.Storage storage) {
        Consumer<Throwable> problems = problem -> System.err.println("Warning: " + problem.getMessage());
        return storage.mongo()
                .map(uri -> Storage.mongo(uri, storage.collection(), storage.channelName(), problems))
                .orElseGet(() -> Storage.sqlite(storage.file(), problems));
    }

    private static Rooms.Engine engine() {
        try (JsEngine engine = JsEngine.create()) {
            return new Rooms.Engine(engine.implementation(), engine.version());
        }
    }
}
