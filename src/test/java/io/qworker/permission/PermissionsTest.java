package io.qworker.permission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

    private static Permissions read(String json) {
        return Permissions.read(BsonDocument.parse(json), Path.of("/srv/tasks"));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @Test
    void what_is_not_mentioned_is_not_narrowed() {
        Permissions permissions = read("{\"net\": false}");
        assertTrue(permissions.allowsAllFiles());
        assertTrue(permissions.allowsAllPrograms());
        assertTrue(permissions.allowsWorkers());
        assertEquals(Map.of("A", "1"), permissions.visible(Map.of("A", "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"files": []}        | “files” is unknown; there are env, fs, net, run, worker
                    {"fs": "./data"}     | "fs" must be a list of texts
                    {"fs": {"reed": []}} | “reed” is unknown; there are read, write
                    {"net": [80]}        | "net" must be a list of texts
                    {"net": ["a b"]}     | “a b” is no host
                    {"net": ["x:99999"]} | “x:99999” is no host
                    {"net": ["1.2.3.4/40"]} | “1.2.3.4/40” is no address and no network
                    {"worker": "no"}     | "worker" must be true or false
                    """)
    void what_is_written_wrong_is_named(String json, String problem) {
        String message =
                assertThrows(UnreadablePermissions.class, () -> read(json)).getMessage();
        assertTrue(message.contains(problem), message);
    }

    @Test
    void permissions_that_are_no_object_are_refused() {
        assertThrows(UnreadablePermissions.class, () -> Permissions.read(new BsonString("none"), Path.of("/")));
    }

    @Test
    void paths_start_at_the_tasks_folder_and_cover_what_is_below_and_no_more() {
        Permissions permissions =
                read("{\"fs\": {\"read\": [\"./data\", \"/var/log/app*\"], \"write\": [\"./out/*\"]}}");
        assertTrue(permissions.allows(Access.READ, Path.of("/srv/tasks/data/a/b")));
        assertFalse(permissions.allows(Access.READ, Path.of("/srv/tasks/data-too")));
        assertFalse(permissions.allows(Access.READ, Path.of("/srv/tasks/data/../other")));
        assertTrue(permissions.allows(Access.READ, Path.of("/var/log/app-1.log")));
        assertFalse(permissions.allows(Access.READ, Path.of("/var/log/other.log")));
        assertTrue(permissions.allows(Access.WRITE, Path.of("/srv/tasks/out/x")));
        assertFalse(permissions.allows(Access.WRITE, Path.of("/srv/tasks/data/a")));
        assertFalse(permissions.allows(Access.READ_AND_WRITE, Path.of("/srv/tasks/out/x")));
        assertTrue(permissions.allows(Access.LOOK, Path.of("/srv")));
        assertFalse(permissions.allows(Access.READ, Path.of("/srv")));
    }

    @Test
    void two_sets_of_permissions_allow_what_both_allow() {
        Permissions both =
                read("{\"fs\": [\"/a\", \"/b\"]}").and(read("{\"fs\": [\"/b\", \"/c\"], \"worker\": false}"));
        assertFalse(both.allows(Access.READ, Path.of("/a/x")));
        assertTrue(both.allows(Access.READ, Path.of("/b/x")));
        assertFalse(both.allowsWorkers());
    }

    @Test
    void variables_are_seen_by_name_and_by_the_beginning_of_a_name() {
        Map<String, String> seen = read("{\"env\": [\"HOME\", \"APP_*\"]}")
                .visible(Map.of("HOME", "/h", "APP_KEY", "k", "SECRET", "s", "HOME_2", "x"));
        assertEquals(Map.of("HOME", "/h", "APP_KEY", "k"), seen);
    }

    @Test
    void a_listed_address_is_reached_by_itself_and_through_a_network() {
        Reachable reachable = new Reachable(read("{\"net\": [\"10.1.0.0/16\", \"127.0.0.1:5432\", \"[::1]:80\"]}"));
        assertDoesNotThrow(() -> reachable.requireAddress(address("10.1.200.3"), 9));
        assertDoesNotThrow(() -> reachable.requireAddress(address("127.0.0.1"), 5432));
        assertDoesNotThrow(() -> reachable.requireAddress(address("::1"), 80));
        assertDoesNotThrow(() -> reachable.requireAddress(address("::ffff:10.1.0.1"), 9));
        denied(reachable, "10.2.0.1", 9);
        denied(reachable, "127.0.0.1", 5433);
        denied(reachable, "0.0.0.0", 5432);
        denied(reachable, "::1", 81);
        denied(reachable, "::ffff:127.0.0.1", 1);
    }

    @Test
    void a_listed_name_is_reached_at_the_addresses_it_was_looked_up_for() {
        Reachable reachable = new Reachable(read("{\"net\": [\"db.example:5432\", \"*.cdn.example\"]}"));
        assertDoesNotThrow(() -> reachable.requireName("DB.example."));
        assertDoesNotThrow(() -> reachable.requireName("a.b.cdn.example"));
        assertThrows(AccessDenied.class, () -> reachable.requireName("cdn.example"));
        assertThrows(AccessDenied.class, () -> reachable.requireName("db.example.evil"));
        denied(reachable, "203.0.113.9", 5432);
        reachable.resolved("db.example", List.of(address("203.0.113.9")));
        assertDoesNotThrow(() -> reachable.requireAddress(address("203.0.113.9"), 5432));
        denied(reachable, "203.0.113.9", 80);
    }

    @Test
    void a_listed_name_does_not_lead_into_this_machine() {
        Reachable reachable = new Reachable(read("{\"net\": [\"db.example\"]}"));
        reachable.resolved("db.example", List.of(address("127.0.0.1"), address("169.254.169.254"), address("0.0.0.0")));
        denied(reachable, "127.0.0.1", 80);
        denied(reachable, "169.254.169.254", 80);
        denied(reachable, "0.0.0.0", 80);
    }

    @Test
    void localhost_is_every_address_of_the_machines_own() {
        Reachable reachable = new Reachable(read("{\"net\": [\"localhost:80\"]}"));
        assertDoesNotThrow(() -> reachable.requireName("localhost"));
        assertDoesNotThrow(() -> reachable.requireAddress(address("127.0.0.1"), 80));
        assertDoesNotThrow(() -> reachable.requireAddress(address("::1"), 80));
        denied(reachable, "127.0.0.1", 81);
    }

    private static void denied(Reachable reachable, String address, int port) {
        AccessDenied denied = assertThrows(AccessDenied.class, () -> reachable.requireAddress(address(address), port));
        assertEquals("Net", denied.permission());
    }

    @Test
    void a_program_is_the_one_that_was_on_the_path_whatever_is_put_before_it(@TempDir Path folder) throws Exception {
        Path fake = Files.createFile(folder.resolve("sh"));
        fake.toFile().setExecutable(true);
        Permissions permissions = read("{\"run\": [\"sh\"]}");
        assertDoesNotThrow(() -> permissions.requireProgram(Path.of("/bin/sh")));
        assertThrows(AccessDenied.class, () -> permissions.requireProgram(fake));
        assertThrows(AccessDenied.class, () -> permissions.requireProgram(Path.of("/bin/ls")));
    }
}
