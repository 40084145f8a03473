package io.qworker.node;

import io.qworker.js.Binding;
import java.util.List;

/** Every binding there is. */
public final class NodeBindings {

    private static final List<Binding> ALL = List.of(
            new AsyncContextFrameBinding(),
            new AsyncWrapBinding(),
            new BlobBinding(),
            new BufferBinding(),
            new ContextifyBinding(),
            new CredentialsBinding(),
            new EncodingBinding(),
            new ErrorsBinding(),
            new IcuBinding(),
            new MessagingBinding(),
            new ModulesBinding(),
            new PerformanceBinding(),
            new ProcessMethodsBinding(),
            new StringDecoderBinding(),
            new TaskQueueBinding(),
            new TimersBinding(),
            new TypesBinding(),
            new UrlBinding(),
            new UtilBinding(),
            new V8Binding());

    private NodeBindings() {}

    public static List<Binding> all() {
        return ALL;
    }
}
