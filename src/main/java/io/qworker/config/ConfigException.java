package io.qworker.config;

/** A setting cannot be used; the message names where it was given and what is expected. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
