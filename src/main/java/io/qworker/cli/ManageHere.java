package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.http.HttpServer;
import io.qworker.http.ManagerView;
import io.qworker.manager.Manager;
import io.qworker.manager.ManagerSettings;
import io.qworker.queue.KnownWorker;
import io.qworker.schedule.Dialect;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
            try (Manager manager = Manager.start(new Manager.Surroundings(
                            settings(request), queue.jobs(), queue.bus(), InstantSource.system(), console));
                    Http _ = Http.start(request, queue, manager, console)) {
                return request.withWorker() ? work.beside(queue, request.config(), worker(request, console)) : rest();
            }
        }
    }

    /** The HTTP server, if there is one. */
    private record Http(Optional<HttpServer> server) implements AutoCloseable {

        static Http start(ManagerRequest request, Storage queue, Manager manager, ManagerConsole console) {
            Optional<HttpServer> server = request.http()
                    .map(settings -> HttpServer.start(
                            settings,
                            queue.jobs(),
                            queue.bus(),
                            new View(manager),
                            problem -> console.warned(String.valueOf(problem.getMessage()))));
            server.ifPresent(running -> console.answersAt(running.address()));
            return new Http(server);
        }

        @Override
        public void close() {
            server.ifPresent(HttpServer::close);
        }
    }

    /** The manager as HTTP shows it. */
    private record View(Manager manager) implements ManagerView {

        @Override
        public boolean leads() {
            return manager.leads();
        }

        @Override
        public List<KnownWorker> workers() {
            return manager.workers();
        }

        @Override
        public List<TaskDefinition> tasks() {
            return manager.tasks();
        }

        @Override
        public Dialect dialect(String task) {
            return manager.dialect(task);
        }
    }

    private static ManagerSettings settings(ManagerRequest request) {
        Config config = request.config();
        return new ManagerSettings(
                request.application(),
                new ManagerSettings.Workplace(
                        config.storage().mongo(),
                        config.storage().collection(),
                        config.work().processEvery()),
                config.tasks().dialect(),
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
