package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.fs.FileDescriptors;
import io.qworker.node.fs.OpenFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** {@code pipe_wrap}: makes the transports of UNIX sockets. Those without a name in the file system are not to be had. */
public final class PipeBinding implements Binding {

    private static final int BACKLOG = 511;
    private static final int READABLE = 1;
    private static final int WRITABLE = 2;

    @Override
    public String name() {
        return "pipe_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("bindServer", 2, PipeBinding::bindServer)
                .function("connect", 3, PipeBinding::connect)
                .function("connected", 2, PipeBinding::connected)
                .function("unlink", 1, PipeBinding::unlink)
                .function("chmod", 2, PipeBinding::chmod);
    }

    /** {@code (server, path)}; answers a transport or an error. */
    private static Object bindServer(NativeCall call) throws IOException {
        permit(call, 1);
        NetLane lane = NetLane.of(call.lane());
        try {
            UnixDomainSocketAddress address = address(call, 1);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.bind(address, BACKLOG);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
            return SocketBinding.wrap(
                    lane, new ListenSocket(lane, (JSDynamicObject) call.argument(0), channel, Family.UNIX));
        } catch (IOException | RuntimeException failure) {
            Errno errno = SocketErrors.errno(failure);
            // As libuv has it, since that is what a missing folder looks like on every system.
            return (errno == Errno.ENOENT ? Errno.EACCES : errno).number();
        }
    }

    /** {@code (stream, request, path)}; answers a transport or an error. */
    private static Object connect(NativeCall call) throws IOException {
        permit(call, 2);
        NetLane lane = NetLane.of(call.lane());
        try {
            StreamSocket socket = new StreamSocket(
                    lane,
                    (JSDynamicObject) call.argument(0),
                    SocketChannel.open(StandardProtocolFamily.UNIX),
                    Family.UNIX);
            socket.connect(call.argument(1), address(call, 2));
            return SocketBinding.wrap(lane, socket);
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    /**
     * {@code (stream, descriptor)}: the transport of a socket that the process was started with, undefined for anything
     * else. Output to 1 and 2 is written at once, as to a file.
     */
    private static Object connected(NativeCall call) throws IOException {
        int descriptor = call.int32(1);
        OpenFile file = FileDescriptors.of(call.lane()).find(descriptor);
        if (descriptor == 1 || descriptor == 2 || file == null || file.socket() == null) {
            return JsValues.undefined();
        }
        return SocketBinding.transport(call.lane(), (JSDynamicObject) call.argument(0), file.socket());
    }

    private static void permit(NativeCall call, int index) throws IOException {
        call.lane().permissions().requireUnixSocket(call.lane().resolve(call.string(index)));
    }

    private static UnixDomainSocketAddress address(NativeCall call, int index) {
        return UnixDomainSocketAddress.of(call.lane().resolve(call.string(index)));
    }

    /** A server takes its name with it when it closes. */
    private static Object unlink(NativeCall call) throws IOException {
        permit(call, 0);
        Files.deleteIfExists(call.lane().resolve(call.string(0)));
        return JsValues.undefined();
    }

    /** {@code (path, mode)}: lets everybody read or write, as libuv does. */
    private static Object chmod(NativeCall call) throws IOException {
        permit(call, 0);
        Path path = call.lane().resolve(call.string(0));
        int mode = call.int32(1);
        return SocketBinding.attempt(() -> {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            if ((mode & READABLE) != 0) {
                permissions.addAll(EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ));
            }
            if ((mode & WRITABLE) != 0) {
                permissions.addAll(EnumSet.of(
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_WRITE,
                        PosixFilePermission.OTHERS_WRITE));
            }
            Files.setPosixFilePermissions(path, permissions);
            return 0;
        });
    }
}
