package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.node.crypto.CipherBinding;
import io.qworker.node.crypto.DerivationBinding;
import io.qworker.node.crypto.DiffieHellmanBinding;
import io.qworker.node.crypto.EcdhBinding;
import io.qworker.node.crypto.EncapsulationBinding;
import io.qworker.node.crypto.HashBinding;
import io.qworker.node.crypto.JobBinding;
import io.qworker.node.crypto.KeyBinding;
import io.qworker.node.crypto.KeyExportBinding;
import io.qworker.node.crypto.KeyGenerationBinding;
import io.qworker.node.crypto.MacBinding;
import io.qworker.node.crypto.RandomBinding;
import io.qworker.node.crypto.RsaCipherBinding;
import io.qworker.node.crypto.SignatureBinding;
import io.qworker.node.crypto.SpkacBinding;
import io.qworker.node.crypto.X509Binding;
import io.qworker.node.dns.CaresBinding;
import io.qworker.node.fs.FsBinding;
import io.qworker.node.fs.FsDirBinding;
import io.qworker.node.fs.FsEventBinding;
import io.qworker.node.http.HttpParserBinding;
import io.qworker.node.http2.Http2Binding;
import io.qworker.node.module.ContextBinding;
import io.qworker.node.module.ContextifyBinding;
import io.qworker.node.module.ModuleWrapBinding;
import io.qworker.node.module.ModulesBinding;
import io.qworker.node.net.PipeBinding;
import io.qworker.node.net.SocketBinding;
import io.qworker.node.net.TcpBinding;
import io.qworker.node.net.UdpBinding;
import io.qworker.node.os.OsBinding;
import io.qworker.node.process.ProcessBinding;
import io.qworker.node.process.SignalBinding;
import io.qworker.node.process.SpawnSyncBinding;
import io.qworker.node.serdes.SerdesBinding;
import io.qworker.node.tls.SecureContextBinding;
import io.qworker.node.tls.TlsConnectionBinding;
import io.qworker.node.worker.MessagingBinding;
import io.qworker.node.worker.WorkerBinding;
import io.qworker.node.zlib.ZlibBinding;
import java.util.List;

/** Every binding there is. */
public final class NodeBindings {

    private static final List<Binding> ALL = List.of(
            new AsyncContextFrameBinding(),
            new AsyncWrapBinding(),
            new BlobBinding(),
            new BufferBinding(),
            new CaresBinding(),
            new CipherBinding(),
            new ContextBinding(),
            new ContextifyBinding(),
            new CredentialsBinding(),
            new DerivationBinding(),
            new DiffieHellmanBinding(),
            new EcdhBinding(),
            new EncapsulationBinding(),
            new EncodingBinding(),
            new ErrorsBinding(),
            new EventLoopBinding(),
            new FsBinding(),
            new FsDirBinding(),
            new FsEventBinding(),
            new HashBinding(),
            new Http2Binding(),
            new HttpParserBinding(),
            new IcuBinding(),
            new JobBinding(),
            new KeyBinding(),
            new KeyExportBinding(),
            new KeyGenerationBinding(),
            new MacBinding(),
            new MessagingBinding(),
            new ModulesBinding(),
            new ModuleWrapBinding(),
            new OsBinding(),
            new PerformanceBinding(),
            new PermissionBinding(),
            new PipeBinding(),
            new ProcessBinding(),
            new ProcessMethodsBinding(),
            new RandomBinding(),
            new RsaCipherBinding(),
            new SecureContextBinding(),
            new SerdesBinding(),
            new SignatureBinding(),
            new SignalBinding(),
            new SocketBinding(),
            new SpawnSyncBinding(),
            new SpkacBinding(),
            new StdioBinding(),
            new StringDecoderBinding(),
            new TaskQueueBinding(),
            new TcpBinding(),
            new TimersBinding(),
            new TlsConnectionBinding(),
            new TtyBinding(),
            new TypesBinding(),
            new UdpBinding(),
            new UrlBinding(),
            new UtilBinding(),
            new UvBinding(),
            new V8Binding(),
            new WorkerBinding(),
            new X509Binding(),
            new ZlibBinding());

    private NodeBindings() {}

    public static List<Binding> all() {
        return ALL;
    }
}
