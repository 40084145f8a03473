package io.qworker.node.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first message of a connection, which a server reads before its engine does: by it contexts and protocols are chosen.
 *
 * @param signatures the numbers of the schemes that the client can check, those wanted most first
 * @param knowsTickets whether it would keep a session ticket
 * @param hasTicket whether it shows one
 * @param alpn the protocols as the wire has them, each after its length; empty for none
 */
record ClientHello(
        String serverName,
        byte[] sessionId,
        List<Integer> signatures,
        boolean knowsTickets,
        boolean hasTicket,
        boolean asksForStatus,
        byte[] alpn) {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 5;
    private static final int SERVER_NAME = 0;
    private static final int STATUS_REQUEST = 5;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int ALPN = 16;
    private static final int SESSION_TICKET = 35;

    /** The message has not come completely. */
    static final class Incomplete extends Exception {

        private static final long serialVersionUID = 1L;

        Incomplete() {
            super(null, null, false, false);
        }
    }

    /** Reads it from records. */
    static ClientHello read(byte[] bytes, int length) throws Incomplete, TlsFailure {
        ByteBuffer message = message(bytes, length);
        try {
            return parse(message);
        } catch (BufferUnderflowException | IllegalArgumentException bad) {
            throw TlsFailure.ssl(159, "length mismatch");
        }
    }

    /** Joins the pieces of the message, which may be spread over records. */
    private static ByteBuffer message(byte[] bytes, int length) throws Incomplete, TlsFailure {
        byte[] joined = new byte[length];
        int size = 0;
        int at = 0;
        while (true) {
            if (at == 0 && length > 0) {
                checkKind(bytes, length);
            }
            if (length - at < RECORD_HEADER) {
                throw new Incomplete();
            }
            int record = (bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff;
            int part = Math.min(record, length - at - RECORD_HEADER);
            System.arraycopy(bytes, at + RECORD_HEADER, joined, size, part);
            size += part;
            if (size >= 4) {
                int wanted = 4 + ((joined[1] & 0xff) << 16 | (joined[2] & 0xff) << 8 | joined[3] & 0xff);
                if (size >= wanted) {
                    return ByteBuffer.wrap(joined, 0, wanted);
                }
            }
            if (part < record) {
                throw new Incomplete();
            }
            at += RECORD_HEADER + record;
        }
    }

    private static void checkKind(byte[] bytes, int length) throws TlsFailure {
        if (bytes[0] == HANDSHAKE) {
            if (length > 1 && bytes[1] != 3) {
                throw TlsFailure.ssl(267, "wrong version number");
            }
            return;
        }
        String start = new String(bytes, 0, Math.min(length, 5), StandardCharsets.ISO_8859_1);
        if (start.matches("(GET |POST|HEAD|PUT ).*")) {
            throw TlsFailure.ssl(156, "http request");
        }
        if (start.startsWith("CONNE")) {
            throw TlsFailure.ssl(155, "https proxy request");
        }
        if (length >= RECORD_HEADER) {
            throw TlsFailure.ssl(267, "wrong version number");
        }
    }

    private static ClientHello parse(ByteBuffer in) throws TlsFailure {
        if (in.get() != CLIENT_HELLO) {
            throw TlsFailure.ssl(244, "unexpected message");
        }
        in.position(4 + 2 + 32);
        byte[] sessionId = take(in, in.get() & 0xff);
        take(in, in.getShort() & 0xffff);
        take(in, in.get() & 0xff);
        Map<Integer, byte[]> extensions = extensions(in);
        byte[] ticket = extensions.getOrDefault(SESSION_TICKET, new byte[0]);
        return new ClientHello(
                serverName(extensions.get(SERVER_NAME)),
                sessionId,
                signatures(extensions.get(SIGNATURE_ALGORITHMS)),
                extensions.containsKey(SESSION_TICKET),
                ticket.length > 0,
                extensions.containsKey(STATUS_REQUEST),
                alpn(extensions.get(ALPN)));
    }

    private static Map<Integer, byte[]> extensions(ByteBuffer in) {
        Map<Integer, byte[]> extensions = new HashMap<>();
        if (in.remaining() >= 2) {
            in.getShort();
            while (in.hasRemaining()) {
                int type = in.getShort() & 0xffff;
                extensions.put(type, take(in, in.getShort() & 0xffff));
            }
        }
        return extensions;
    }

    private static String serverName(byte[] extension) {
        if (extension == null || extension.length < 5) {
            return "";
        }
        ByteBuffer in = ByteBuffer.wrap(extension);
        in.getShort();
        in.get();
        return new String(take(in, in.getShort() & 0xffff), StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> signatures(byte[] extension) {
        List<Integer> schemes = new ArrayList<>();
        if (extension != null) {
            ByteBuffer in = ByteBuffer.wrap(extension);
            in.getShort();
            while (in.remaining() >= 2) {
                schemes.add(in.getShort() & 0xffff);
            }
        }
        return schemes;
    }

    private static byte[] alpn(byte[] extension) {
        if (extension == null) {
            return new byte[0];
        }
        ByteBuffer in = ByteBuffer.wrap(extension);
        return take(in, in.getShort() & 0xffff);
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] taken = new byte[count];
        in.get(taken);
        return taken;
    }
}
