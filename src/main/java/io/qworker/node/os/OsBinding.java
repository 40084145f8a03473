package io.qworker.node.os;

import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.net.SocketException;
import java.nio.ByteOrder;

/** {@code os}. Functions that can fail fill the context object they are given, as libuv's do, and return undefined. */
public final class OsBinding implements Binding {

    @Override
    public String name() {
        return "os";
    }

    @Override
    public void define(Target target) {
        target.function("getHostname", 1, call -> JsValues.string(Machine.hostname()))
                .function("getOSInformation", 1, call -> JsValues.strings(call.realm(), Machine.system()))
                .function("getTotalMem", 0, call -> (double) Machine.totalMemory())
                .function("getFreeMem", 0, call -> (double) Machine.freeMemory())
                .function("getLoadAvg", 1, OsBinding::getLoadAvg)
                .function("getUptime", 1, OsBinding::getUptime)
                .function("getCPUs", 0, OsBinding::getCpus)
                .function("getInterfaceAddresses", 1, OsBinding::getInterfaceAddresses)
                .function("getUserInfo", 1, OsBinding::getUserInfo)
                .function("getPriority", 2, OsBinding::getPriority)
                .function("setPriority", 3, OsBinding::setPriority)
                .function(
                        "getAvailableParallelism",
                        0,
                        call -> Runtime.getRuntime().availableProcessors())
                .value("isBigEndian", ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
    }

    /** Into a Float64Array of three. */
    private static Object getLoadAvg(NativeCall call) {
        double[] load = Machine.loadAverage();
        Bytes.of((JSTypedArrayObject) call.argument(0))
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer()
                .put(load);
        return JsValues.undefined();
    }

    /** In seconds. */
    private static Object getUptime(NativeCall call) {
        return Machine.uptime()
                .<Object>map(seconds -> seconds)
                .orElseGet(() -> fail(call, 0, Errno.ENOSYS, "uv_uptime"));
    }

    /** Model, MHz, then user, nice, sys, idle and irq in ms, for each processor. */
    private static Object getCpus(NativeCall call) {
        return JsValues.array(
                call.realm(),
                Processor.all().stream().flatMap(Processor::toValues).toArray());
    }

    /** Name, address, netmask, family, MAC, whether internal, scope (-1 for IPv4), for each address. */
    private static Object getInterfaceAddresses(NativeCall call) throws SocketException {
        return JsValues.array(
                call.realm(),
                NetworkAddress.all().stream().flatMap(NetworkAddress::toValues).toArray());
    }

    /** uid, gid, username, homedir and shell of whom the process runs as. */
    private static Object getUserInfo(NativeCall call) {
        User user = User.current();
        JSDynamicObject info = JsValues.object(call.realm());
        JsValues.set(info, "uid", user.uid());
        JsValues.set(info, "gid", user.gid());
        JsValues.set(info, "username", JsValues.string(user.name()));
        JsValues.set(info, "homedir", JsValues.string(user.home()));
        JsValues.set(info, "shell", user.shell() == null ? JsValues.undefined() : JsValues.string(user.shell()));
        return info;
    }

    /** {@code (pid, context)}; pid 0 is this process. */
    private static Object getPriority(NativeCall call) {
        return Priority.of(call.int32(0))
                .<Object>map(nice -> nice)
                .orElseGet(() -> fail(call, 1, Priority.problem(call.int32(0)), "uv_os_getpriority"));
    }

    /** {@code (pid, priority, context)}; answers 0 or an error's number. */
    private static Object setPriority(NativeCall call) throws InterruptedException {
        Errno problem = Priority.set(call.int32(0), call.int32(1));
        if (problem == null) {
            return 0;
        }
        fail(call, 2, problem, "uv_os_setpriority");
        return problem.number();
    }

    private static Object fail(NativeCall call, int context, Errno errno, String syscall) {
        JSDynamicObject object = (JSDynamicObject) call.argument(context);
        JsValues.set(object, "errno", errno.number());
        JsValues.set(object, "code", JsValues.string(errno.name()));
        JsValues.set(object, "message", JsValues.string(errno.description()));
        JsValues.set(object, "syscall", JsValues.string(syscall));
        return JsValues.undefined();
    }
}
