package org.wasmplugins.examples.quickstart;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The theme that this request asked for. */
@RequestScoped
public class ChosenTheme {

    private static final Set<String> THEMES = Set.of("dark", "light");

    private String name = "light";

    void choose(String theme) {
        if (!THEMES.contains(theme)) {
            throw new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
                    .entity("The theme must be 'dark' or 'light'.\n").type(MediaType.TEXT_PLAIN).build());
        }
        name = theme;
    }

    String name() {
        return name;
    }
}
