package org.wasmplugins.examples.quickstart;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BadRequestException;

/** The theme that this request asked for. */
@RequestScoped
public class ChosenTheme {

    private static final Set<String> THEMES = Set.of("dark", "light");

    private String name = "light";

    void choose(String theme) {
        if (!THEMES.contains(theme)) {
            throw new BadRequestException("The theme must be 'dark' or 'light'.");
        }
        name = theme;
    }

    String name() {
        return name;
    }
}
