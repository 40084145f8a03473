package io.qworker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Which versions these are. */
final class Version implements IVersionProvider {

    private static final String NODE_FACTS = "/node/facts.json";

    @Override
    public String[] getVersion() {
        return new String[] {"qworker " + product() + " (Node library " + nodeLibrary() + ")"};
    }

    /** Of this product, as its jar says; {@code development} when it does not run from one. */
    static String product() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Of the Node whose JavaScript library is built in: {@code 24.14.1}. */
    static String nodeLibrary() {
        try (InputStream facts = Version.class.getResourceAsStream(NODE_FACTS)) {
            if (facts == null) {
                return "missing";
            }
            JsonNode node = PlainJson.read(new String(facts.readAllBytes(), StandardCharsets.UTF_8));
            return node.path("version").asText().replaceFirst("^v", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
