package org.wasmplugins.quarkus.runtime.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The target of a request. */
record Target(boolean secure, String host, int port, String pathAndQuery, URI uri) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;
    private static final String ALLOWED = "; allowed is http:// or https:// with a host, an optional port, path and query, in the"
            + " characters of RFC 3986.";

    static Target parse(String url) throws BadRequestException {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw new BadRequestException("The url cannot be read" + ALLOWED);
        }
    }

    /** Returns the target of a redirect. */
    Target resolve(String location) throws BadRequestException {
        try {
            return of(uri.resolve(new URI(location)));
        } catch (URISyntaxException e) {
            throw new BadRequestException("The url of a redirect cannot be read" + ALLOWED);
        }
    }

    private static Target of(URI uri) throws BadRequestException {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http") || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new BadRequestException("The url is not one of a web server" + ALLOWED);
        }
        int port = uri.getPort() < 0 ? usualPort(secure) : uri.getPort();
        if (port < 1 || port > MAX_PORT) {
            throw new BadRequestException("The url has the port " + port + ALLOWED);
        }
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Target(secure, withoutBrackets(uri.getHost()).toLowerCase(Locale.ROOT), port, path + query, uri);
    }

    /** Removes the brackets that an IPv6 address has in a URL. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int usualPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    boolean isUsualPort() {
        return port == usualPort(secure);
    }

    boolean isSameOrigin(Target other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }
}
