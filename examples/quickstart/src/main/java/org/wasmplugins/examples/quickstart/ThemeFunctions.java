package org.wasmplugins.examples.quickstart;

import org.wasmplugins.quarkus.HostFunction;

/** What plugins may ask about themes. */
public class ThemeFunctions {

    private final ChosenTheme theme;

    ThemeFunctions(ChosenTheme theme) {
        this.theme = theme;
    }

    /** Called by plugins in the context of the request that they work for. */
    @HostFunction("get_icon_theme")
    String iconTheme() {
        return theme.name();
    }
}
