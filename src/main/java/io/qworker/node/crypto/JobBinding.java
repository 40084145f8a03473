package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs {@link CryptoJob}s: at once, or on one of a few threads that all lanes share, as libuv's pool does. */
public final class JobBinding implements Binding {

    @Override
    public String name() {
        return "crypto/job";
    }

    @Override
    public void define(Target target) {
        target.function("run", 1, JobBinding::run)
                .function("start", 2, JobBinding::start)
                .function("decorate", 1, call -> CryptoErrors.decorate((JSDynamicObject) call.argument(0)));
    }

    /** {@code run(job)}: {@code [error, result]}. */
    private static Object run(NativeCall call) {
        CryptoJob job = Hidden.of(call.argument(0), CryptoJob.class);
        try {
            return JsValues.array(call.realm(), JsValues.undefined(), job.run().toValue(call));
        } catch (Exception failure) {
            return JsValues.array(call.realm(), CryptoErrors.ofJob(call.realm(), failure), JsValues.undefined());
        }
    }

    /** {@code start(job, callback(error, result))}. */
    private static Object start(NativeCall call) {
        CryptoJob job = Hidden.of(call.argument(0), CryptoJob.class);
        Object callback = call.argument(1);
        EventLoop loop = call.lane().loop();
        loop.ref();
        Threads.POOL.execute(() -> {
            Outcome outcome = outcome(job);
            loop.post(() -> {
                loop.unref();
                outcome.tell(call, callback);
            });
        });
        return JsValues.undefined();
    }

    private static Outcome outcome(CryptoJob job) {
        try {
            return new Outcome(job.run(), null);
        } catch (Exception failure) {
            return new Outcome(null, failure);
        }
    }

    private record Outcome(CryptoJob.Result result, Exception failure) {

        void tell(NativeCall call, Object callback) {
            Object undefined = JsValues.undefined();
            if (failure == null) {
                JsValues.call(callback, undefined, undefined, result.toValue(call));
            } else {
                JsValues.call(callback, undefined, CryptoErrors.ofJob(call.realm(), failure), undefined);
            }
        }
    }

    /** Loaded with the first job. */
    private static final class Threads {

        private static final int MOST = 4;

        static final ExecutorService POOL = pool();

        private static ExecutorService pool() {
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    MOST,
                    MOST,
                    5,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("crypto-", 1).factory());
            pool.allowCoreThreadTimeOut(true);
            return pool;
        }
    }
}
