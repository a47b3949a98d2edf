package io.kavirt.api.driver;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to connect to: {@code scheme[+transport]://[user@][host[:port]]/[path][?name=value&...]}.
 *
 * @param text the URI as given
 * @param scheme the driver's scheme, such as {@code qemu}
 * @param transport how a remote daemon is reached, such as {@code unix} or {@code tls}
 * @param user the name to use at the other host
 * @param host the other host
 * @param port the other host's port, -1 if not given
 * @param path what the driver is to open, with its leading slash
 * @param parameters the query's values by name, in order
 */
public record ConnectUri(
        String text,
        String scheme,
        Optional<String> transport,
        Optional<String> user,
        Optional<String> host,
        int port,
        String path,
        Map<String, String> parameters) {

    public ConnectUri {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a URI.
     *
     * @throws VirtException INVALID_ARG if it is not of the form above
     */
    public static ConnectUri parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(text, e.getMessage());
        }
        if (uri.getScheme() == null) {
            throw invalid(text, "the scheme is missing");
        }
        if (uri.isOpaque()) {
            throw invalid(text, "a path that starts with / is expected behind the scheme");
        }
        int plus = uri.getScheme().indexOf('+');
        String scheme = plus < 0 ? uri.getScheme() : uri.getScheme().substring(0, plus);
        String transport = plus < 0 ? null : uri.getScheme().substring(plus + 1);
        return new ConnectUri(
                text,
                scheme,
                Optional.ofNullable(transport),
                Optional.ofNullable(uri.getUserInfo()),
                Optional.ofNullable(uri.getHost()),
                uri.getPort(),
                uri.getPath() == null ? "" : uri.getPath(),
                parameters(uri.getRawQuery()));
    }

    /** Whether another daemon is to be asked: a host or a transport is given. */
    public boolean isRemote() {
        return host.isPresent() || transport.isPresent();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> result = new LinkedHashMap<>();
        if (query == null) {
            return result;
        }
        for (String pair : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                result.put(decode(name), decode(value));
            }
        }
        return result;
    }

    private static String decode(String text) {
        // A plus sign stands for itself in a connection URI, unlike in a web form.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static VirtException invalid(String text, String reason) {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                ErrorDomain.NONE,
                "connection URI '" + text
                        + "' is not of the form scheme[+transport]://[user@][host[:port]]/path[?name=value]: "
                        + reason);
    }
}
