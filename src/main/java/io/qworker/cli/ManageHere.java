package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.manager.Manager;
import io.qworker.manager.ManagerSettings;
import io.qworker.store.Storage;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Is a manager in this process, until a signal stops it; a worker beside it if tasks are named. */
final class ManageHere implements Rooms.Manager {

    private final Rooms.Queues queues;
    private final WorkHere work;

    ManageHere(Rooms.Queues queues, WorkHere work) {
        this.queues = queues;
        this.work = work;
    }

    @Override
    public int manage(ManagerRequest request, ManagerConsole console) {
        try (Storage queue = queues.open(request.config().storage())) {
            console.keepsJobsIn(queue.jobs().describe());
            try (Manager _ = Manager.start(new Manager.Surroundings(
                    settings(request), queue.jobs(), queue.bus(), InstantSource.system(), console))) {
                return request.withWorker() ? work.beside(queue, request.config(), worker(request, console)) : rest();
            }
        }
    }

    private static ManagerSettings settings(ManagerRequest request) {
        Config config = request.config();
        return new ManagerSettings(
                request.application(),
                config.storage().mongo(),
                config.storage().collection(),
                config.work().processEvery(),
                ManagerSettings.Rhythm.usual(config.reports().pingInterval()));
    }

    private static WorkerConsole worker(ManagerRequest request, ManagerConsole console) {
        Config.Identity identity = request.config().identity();
        return new WorkerConsole(identity.id(), identity.pid(), console.verbose(), console.lines());
    }

    private static int rest() {
        CountDownLatch stopped = new CountDownLatch(1);
        try (StopSignals _ = StopSignals.to(stopped::countDown, () -> {})) {
            stopped.await();
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }
}
