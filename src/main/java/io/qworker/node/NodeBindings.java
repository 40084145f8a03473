package io.qworker.node;

import io.qworker.js.Binding;
import java.util.List;

/** Every binding there is. */
public final class NodeBindings {

    private NodeBindings() {}

    public static List<Binding> all() {
        return List.of(
                new BlobBinding(),
                new BufferBinding(),
                new EncodingBinding(),
                new IcuBinding(),
                new StringDecoderBinding(),
                new UrlBinding());
    }
}
