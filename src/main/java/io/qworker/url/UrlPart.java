package io.qworker.url;

/**
 * The parts of a URL that can be set, in the order of Node's {@code updateActions}. Each setter follows the standard's: what
 * is not possible changes nothing. Source: URL Standard, "URL class".
 */
public enum UrlPart {
    PROTOCOL {
        @Override
        void set(Url url, String value) {
            UrlParser.parse(value + ":", url, UrlParser.State.SCHEME_START);
        }
    },
    HOST {
        @Override
        void set(Url url, String value) {
            if (canSetHost(url, value)) {
                Authority.replaceHost(url, value, true);
            }
        }
    },
    HOSTNAME {
        @Override
        void set(Url url, String value) {
            if (canSetHost(url, value)) {
                Authority.replaceHost(url, value, false);
            }
        }
    },
    PORT {
        @Override
        void set(Url url, String value) {
            if (url.cannotHaveCredentials()) {
                return;
            }
            if (value.isEmpty()) {
                url.port = Url.NO_PORT;
            } else {
                Authority.replacePort(url, value);
            }
        }
    },
    USERNAME {
        @Override
        void set(Url url, String value) {
            if (!url.cannotHaveCredentials()) {
                url.username = PercentEncoding.USERINFO.encode(value);
            }
        }
    },
    PASSWORD {
        @Override
        void set(Url url, String value) {
            if (!url.cannotHaveCredentials()) {
                url.password = PercentEncoding.USERINFO.encode(value);
            }
        }
    },
    PATHNAME {
        @Override
        void set(Url url, String value) {
            if (url.opaquePath == null) {
                url.path.clear();
                UrlParser.parse(value, url, UrlParser.State.PATH_START);
            }
        }
    },
    SEARCH {
        @Override
        void set(Url url, String value) {
            url.query = null;
            if (!value.isEmpty()) {
                url.query = "";
                UrlParser.parse(value.startsWith("?") ? value.substring(1) : value, url, UrlParser.State.QUERY);
            }
        }
    },
    HASH {
        @Override
        void set(Url url, String value) {
            url.fragment = null;
            if (!value.isEmpty()) {
                url.fragment = "";
                UrlParser.parse(value.startsWith("#") ? value.substring(1) : value, url, UrlParser.State.FRAGMENT);
            }
        }
    };

    abstract void set(Url url, String value);

    /** Node does not turn a missing host into an empty one. */
    private static boolean canSetHost(Url url, String value) {
        return url.opaquePath == null && !(url.host == null && value.isEmpty());
    }

    /** Sets this part of {@code url}, which is left as it was; answers the changed copy. */
    public Url with(Url url, String value) {
        Url changed = url.copy();
        set(changed, UrlText.scalarValues(value));
        return changed;
    }
}
