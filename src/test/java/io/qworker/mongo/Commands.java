package io.qworker.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the commands of one connection in order, off the event loop. A getMore may wait for data, and clients that send
 * several requests over one connection must not wait with it: it runs by itself.
 */
final class Commands extends MongoDatabaseHandler {

    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("mongo-commands-", 0).factory());

    Commands(MongoBackend backend, ChannelGroup clients) {
        super(backend, clients);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (isGetMore(request)) {
            Thread.startVirtualThread(() -> answer(context, request));
        } else {
            inOrder.execute(() -> answer(context, request));
        }
    }

    private void answer(ChannelHandlerContext context, ClientRequest request) {
        try {
            super.channelRead0(context, request);
        } catch (RuntimeException failure) {
            context.fireExceptionCaught(failure);
        }
    }

    private static boolean isGetMore(ClientRequest request) {
        Document command = switch (request) {
            case MongoMessage message -> message.getDocument();
            case MongoQuery query -> query.getQuery();
            default -> new Document();
        };
        return command.containsKey("getMore");
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        inOrder.shutdown();
        super.channelInactive(context);
    }
}
