package org.acme;

import org.wasmplugins.ModuleInstance;

import org.wasmplugins.host.ModuleClient;
import org.wasmplugins.host.PluginManager;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;


import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

/** Formats JSON with a module that somebody else made for something else: dprint's JSON plugin, schema version 4. */
@Path("/format")
public class FormatResource {

    private static final int CONFIG = 1;
    private static final int UNCHANGED = 0;
    private static final int CHANGED = 1;

    private final ModuleClient dprint;
    private final byte[] config;

    FormatResource(PluginManager plugins, ObjectMapper mapper) throws JsonProcessingException {
        dprint = plugins.module("dprint-json");
        config = mapper.writeValueAsBytes(Map.of("global", Map.of("indentWidth", 4), "plugin", Map.of("lineWidth", 60)));
    }

    @POST
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> format(String text) {
        return dprint.call(module -> {
            share(module, config);
            module.call("register_config", CONFIG);
            share(module, "file.json".getBytes(StandardCharsets.UTF_8));
            module.call("set_file_path");
            share(module, text.getBytes(StandardCharsets.UTF_8));
            int result = (int) module.call("format", CONFIG)[0];
            if (result == UNCHANGED) {
                return text;
            }
            return result == CHANGED ? shared(module, "get_formatted_text") : "ERROR " + shared(module, "get_error_text");
        });
    }

    /** The module keeps one buffer, which is cleared to the size that is needed. */
    private static void share(ModuleInstance module, byte[] bytes) {
        long pointer = module.call("clear_shared_bytes", bytes.length)[0];
        module.write(pointer, bytes);
    }

    private static String shared(ModuleInstance module, String export) {
        long length = module.call(export)[0];
        long pointer = module.call("get_shared_bytes_ptr")[0];
        return new String(module.read(pointer, length), StandardCharsets.UTF_8);
    }
}
