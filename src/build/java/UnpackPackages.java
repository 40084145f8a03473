import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Build step: unpacks npm packages from the Maven artifacts that carry them (WebJars), as npm would lay them out. Each
 * argument is a folder whose {@code jars} go to its {@code node_modules}.
 */
final class UnpackPackages {

    private static final Pattern FILE = Pattern.compile("META-INF/resources/webjars/([^/]+)/[^/]+/(.+)");

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            Path target = Path.of(folder, "node_modules");
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folder, "jars"), "*.jar")) {
                for (Path jar : jars) {
                    unpack(jar, target);
                }
            }
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Matcher name = FILE.matcher(entry.getName());
                if (!entry.isDirectory() && name.matches()) {
                    write(zip, entry, target.resolve(name.group(1)).resolve(name.group(2)));
                }
            }
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.write(file, content.readAllBytes());
        }
    }
}
