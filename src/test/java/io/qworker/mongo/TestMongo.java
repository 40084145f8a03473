package io.qworker.mongo;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The server, listening on this machine only. Run its {@code main} to have one on a port of your choice. */
public final class TestMongo implements AutoCloseable {

    private final Backend backend;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ServerBootstrap bootstrap;
    private Channel listening;
    private int port;

    /** Listens on this port, or on any free one for 0. */
    public TestMongo(int port, Clock clock) {
        this.backend = new Backend(clock);
        this.bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(new MongoWireReplyEncoder(), new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler(), new Commands(backend, clients))
                                .addLast(new MongoExceptionHandler());
                    }
                });
        listen(port);
        backend.listensAt("127.0.0.1:" + port());
    }

    public TestMongo() {
        this(0, Clock.systemUTC());
    }

    private void listen(int port) {
        listening = bootstrap.bind("127.0.0.1", port).syncUninterruptibly().channel();
        this.port = ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public int port() {
        return port;
    }

    /** The connection string of a database. */
    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port() + "/" + database;
    }

    /** Cuts every connection, as a server does that goes away; clients may connect again. */
    public void disconnectClients() {
        clients.close().syncUninterruptibly();
    }

    /** Goes away, as a server that is shut down; {@link #comeBack} has it back with all its data. */
    public void goAway() {
        listening.close().syncUninterruptibly();
        disconnectClients();
    }

    /** Listens again on the port of before. */
    public void comeBack() {
        listen(port);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        disconnectClients();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        backend.close();
    }

    /** Serves until it is ended. The argument is the port, 27017 when it is missing. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 27017;
        try (TestMongo server = new TestMongo(port, Clock.systemUTC())) {
            IO.println("Listening at mongodb://127.0.0.1:" + server.port());
            server.listening.closeFuture().sync();
        }
    }
}
