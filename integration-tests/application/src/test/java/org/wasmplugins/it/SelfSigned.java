package org.wasmplugins.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The identity of a server that nobody else vouches for. */
final class SelfSigned {

    private static final String PASSWORD = "changeit";

    private SelfSigned() {
    }

    static SSLContext context(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        var file = directory.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(keytool, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-keystore",
                file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD)).redirectErrorStream(true).start();
        var output = new String(made.getInputStream().readAllBytes());
        if (made.waitFor() != 0) {
            throw new IOException("There is no certificate: " + output);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
