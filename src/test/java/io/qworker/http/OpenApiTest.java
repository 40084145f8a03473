package io.qworker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#(/[^\"]+)\"");

    @Test
    void the_document_has_every_route_and_no_more(@TempDir Path folder) {
        try (HttpFixture http = HttpFixture.open(folder)) {
            JsonNode document = HttpFixture.json(http.get("/api/openapi.json"));
            Set<String> described = new TreeSet<>();
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> described.add(method.toUpperCase() + " " + path.getKey())));
            Set<String> routes = http.server.routes().all().stream()
                    .map(route -> route.method() + " " + route.template())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(routes, described);
        }
    }

    @Test
    void the_document_refers_to_what_it_holds(@TempDir Path folder) {
        try (HttpFixture http = HttpFixture.open(folder)) {
            JsonNode document = HttpFixture.json(http.get("/api/openapi.json"));
            var references = REFERENCE.matcher(document.toString());
            int found = 0;
            while (references.find()) {
                assertTrue(document.at(references.group(1)).isObject(), references.group(1));
                found++;
            }
            assertTrue(found > 10);
        }
    }
}
