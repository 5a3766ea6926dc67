package org.wasmplugins.host.internal.access;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.host.spi.HttpRequests;

/** {@code http_request}: sends a request to a host that the plugin may reach, and waits for the answer. */
final class HttpRequestFunction implements BindableFunction {

    private static final HostFunctionSignature SIGNATURE = BindableFunction.named("http_request", TEXT, TEXT);

    @Override
    public HostFunctionSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Optional<String> missingPermission(PermissionSet permissions) {
        return permissions.capabilities().networkHosts().isEmpty()
                ? Optional.of("lists no host under permissions.capabilities.network")
                : Optional.empty();
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public boolean callsOut() {
        return true;
    }

    @Override
    public Optional<Body> bodyFor(GuardedHost host) {
        PluginNetworkAccess access = host.network();
        Optional<HttpRequests> http = host.http();
        if (http.isPresent()) {
            return Optional.of((context, arguments) -> http.get().send((String) arguments[0], access, context));
        }
        if (access.asksForHosts()) {
            return Optional.empty();
        }
        // A host may have no HTTP client because no plugin may use one. That is a denial at the call; the plugin still starts.
        return Optional.of((context, arguments) -> {
            throw access.denied();
        });
    }
}
