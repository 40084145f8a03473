package io.qworker.worker;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The folder with the npm packages that {@code require('qworker').support} hands out; it lies beside the product's jar. */
final class SupportFolder {

    private SupportFolder() {}

    static String path() {
        try {
            Path product = Path.of(SupportFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return product.resolveSibling("support").toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The product's own place is not known", e);
        }
    }
}
