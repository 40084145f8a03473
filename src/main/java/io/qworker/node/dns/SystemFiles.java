package io.qworker.node.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the system's own files say of names; each is read anew, since it may change. */
final class SystemFiles {

    private SystemFiles() {}

    /** The addresses of name servers, as written. */
    static List<String> nameServers() {
        return fields(Path.of("/etc/resolv.conf"))
                .filter(fields -> fields.length > 1 && fields[0].equals("nameserver"))
                .map(fields -> fields[1])
                .filter(text -> IpLiteral.canonical(text.replaceFirst("%.*", "")) != null)
                .toList();
    }

    /** All names of an address. */
    static List<String> hostNames(InetAddress address) {
        List<String> names = new ArrayList<>();
        fields(Path.of("/etc/hosts"))
                .filter(fields -> is(fields[0], address))
                .forEach(fields -> names.addAll(Arrays.asList(fields).subList(1, fields.length)));
        return names.stream().distinct().toList();
    }

    /** The name of a TCP port, else its number. */
    static String service(int port) {
        String wanted = port + "/tcp";
        return fields(Path.of("/etc/services"))
                .filter(fields -> fields.length > 1 && fields[1].equals(wanted))
                .map(fields -> fields[0])
                .findFirst()
                .orElse(Integer.toString(port));
    }

    private static boolean is(String text, InetAddress address) {
        return IpLiteral.canonical(text) != null && InetAddress.ofLiteral(text).equals(address);
    }

    private static Stream<String[]> fields(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.replaceFirst("[#;].*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split("\\s+"));
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
