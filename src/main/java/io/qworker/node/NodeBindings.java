package io.qworker.node;

import io.qworker.js.Binding;
import java.util.List;

/** Every binding there is. */
public final class NodeBindings {

    private static final List<Binding> ALL = List.of(
            new AsyncContextFrameBinding(),
            new AsyncWrapBinding(),
            new ContextifyBinding(),
            new CredentialsBinding(),
            new ErrorsBinding(),
            new MessagingBinding(),
            new ModulesBinding(),
            new PerformanceBinding(),
            new ProcessMethodsBinding(),
            new TaskQueueBinding(),
            new TimersBinding(),
            new TypesBinding(),
            new UtilBinding(),
            new V8Binding());

    private NodeBindings() {}

    public static List<Binding> all() {
        return ALL;
    }
}
