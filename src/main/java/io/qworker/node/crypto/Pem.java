package io.qworker.node.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of base64 between lines that say what they are (RFC 1421 and 7468), with the headers of old encrypted keys. */
record Pem(String label, Map<String, String> headers, byte[] content) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([^\\r\\n]*?)-----[ \\t]*\\r?\\n(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("([\\w-]+): *(.*)");
    private static final int LINE = 64;

    /** Every whole block of a text. */
    static List<Pem> blocks(byte[] text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            Pem block = block(matcher.group(1), matcher.group(2));
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static Pem block(String label, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        StringBuilder digits = new StringBuilder();
        for (String line : body.split("\\r?\\n")) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                headers.put(header.group(1), header.group(2).strip());
            } else {
                digits.append(line.strip());
            }
        }
        try {
            return new Pem(label, headers, Base64.getDecoder().decode(digits.toString()));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    static String encode(String label, byte[] content, String... headers) {
        StringBuilder text = new StringBuilder("-----BEGIN ").append(label).append("-----\n");
        for (String header : headers) {
            text.append(header).append('\n');
        }
        if (headers.length > 0) {
            text.append('\n');
        }
        String digits = Base64.getEncoder().encodeToString(content);
        for (int at = 0; at < digits.length(); at += LINE) {
            text.append(digits, at, Math.min(at + LINE, digits.length())).append('\n');
        }
        return text.append("-----END ").append(label).append("-----\n").toString();
    }
}
