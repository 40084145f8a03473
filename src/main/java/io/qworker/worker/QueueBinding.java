package io.qworker.worker;

import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.JsToBson;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.NextRun;
import io.qworker.schedule.NotUnderstood;
import io.qworker.store.JobQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/** The Java side of jobs and {@code worker.agenda}: what they ask of the queue, and how they read times. */
final class QueueBinding implements Binding {

    private static final String LAST_RUN_AT = "lastRunAt";

    private final TaskLane lane;

    QueueBinding(TaskLane lane) {
        this.lane = lane;
    }

    @Override
    public String name() {
        return "qworker_queue";
    }

    @Override
    public void define(Target target) {
        target.function("save", 4, this::save)
                .function("find", 5, this::find)
                .function("remove", 2, this::remove)
                .function("update", 3, this::update)
                .function("touch", 2, this::touch)
                .function("takeJobs", 2, this::takeJobs)
                .function("when", 3, this::when)
                .function("firstRun", 3, this::firstRun);
    }

    private JobRequests requests() {
        return lane.services().jobs();
    }

    private Object save(NativeCall call) {
        Optional<BsonDocument> before =
                call.isAbsent(1) ? Optional.empty() : Optional.of(JsToBson.document(call.argument(1)));
        return lane.answer(
                call,
                3,
                requests().save(JsToBson.document(call.argument(0)), before, call.bool(2)),
                lane.toJs()::convert);
    }

    private Object find(NativeCall call) {
        JobQuery query = new JobQuery(
                JsToBson.document(call.argument(0)), JsToBson.document(call.argument(1)), call.int32(2), call.int32(3));
        return lane.answer(call, 4, requests().find(query), this::array);
    }

    private Object array(List<BsonDocument> documents) {
        return JsValues.array(
                lane.toJs().realm(),
                documents.stream().map(lane.toJs()::convert).toList());
    }

    private Object remove(NativeCall call) {
        return lane.answer(call, 1, requests().remove(JsToBson.document(call.argument(0))), count -> count);
    }

    private Object update(NativeCall call) {
        return lane.answer(
                call,
                2,
                requests().update(JsToBson.document(call.argument(0)), JsToBson.document(call.argument(1))),
                count -> count);
    }

    private Object touch(NativeCall call) {
        return lane.answer(
                call,
                1,
                lane.services()
                        .touch(JsToBson.convert(call.argument(0)).asObjectId().getValue()),
                lane.toJs()::date);
    }

    private Object takeJobs(NativeCall call) {
        return lane.answer(call, 1, lane.services().takeJobs(call.bool(0)), done -> Null.instance);
    }

    /** The instant that a date or an expression means for a job of this name, within the job's own limits. */
    private Object when(NativeCall call) {
        Dialect dialect = lane.services().dialect(call.string(1));
        Instant at =
                understood(() -> ScheduleTime.of(JsToBson.convert(call.argument(0)), InstantSource.system(), dialect));
        BsonDocument limits = JsToBson.document(call.argument(2));
        return limits.isEmpty() ? lane.toJs().date(at) : date(NextRun.within(limits, at));
    }

    /** When a recurring job with these attributes is due, counted from its last run if it ran; null if it does not recur. */
    private Object firstRun(NativeCall call) {
        BsonDocument rule = JsToBson.document(call.argument(0));
        Dialect dialect = lane.services().dialect(call.string(1));
        if (!rule.isDateTime(LAST_RUN_AT)) {
            return date(NextRun.first(rule, dialect, Instant.now(), call.bool(2)));
        }
        Instant last = Instant.ofEpochMilli(rule.getDateTime(LAST_RUN_AT).getValue());
        return date(NextRun.after(rule, dialect, last, last));
    }

    private Object date(NextRun next) {
        return switch (next) {
            case NextRun.At(Instant instant) -> lane.toJs().date(instant);
            case NextRun.Never _ -> Null.instance;
            case NextRun.Unreadable(String reason) -> throw Errors.createError(reason);
        };
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (NotUnderstood notUnderstood) {
            throw Errors.createError(notUnderstood.getMessage());
        }
    }
}
