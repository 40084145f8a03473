package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.Strings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The encodings of {@code Buffer}; the order is that of Node's numbers for them. Source: Node 24, enum encoding. */
public enum TextEncoding {
    ASCII("ascii"),
    UTF8("utf8"),
    BASE64("base64"),
    UTF16LE("utf16le"),
    LATIN1("latin1"),
    HEX("hex"),
    BUFFER("buffer"),
    BASE64URL("base64url");

    private static final TextEncoding[] VALUES = values();

    private final String label;

    TextEncoding(String label) {
        this.label = label;
    }

    static List<String> labels() {
        return Stream.of(VALUES).map(encoding -> encoding.label).toList();
    }

    static TextEncoding of(int number) {
        return VALUES[number];
    }

    /** By number or by any of Node's names; {@code fallback} for everything else. */
    public static TextEncoding of(Object value, TextEncoding fallback) {
        return switch (value) {
            case Integer number when number >= 0 && number < VALUES.length -> VALUES[number];
            case TruffleString name -> named(Strings.toJavaString(name), fallback);
            default -> fallback;
        };
    }

    private static TextEncoding named(String name, TextEncoding fallback) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf8", "utf-8" -> UTF8;
            case "ucs2", "ucs-2", "utf16le", "utf-16le" -> UTF16LE;
            case "latin1", "binary" -> LATIN1;
            case "ascii" -> ASCII;
            case "base64" -> BASE64;
            case "base64url" -> BASE64URL;
            case "hex" -> HEX;
            case "buffer" -> BUFFER;
            default -> fallback;
        };
    }
}
