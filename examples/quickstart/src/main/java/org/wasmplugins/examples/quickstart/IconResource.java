package org.wasmplugins.examples.quickstart;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

/** Finds icons with a plugin written in C, which asks {@link ThemeFunctions} for the theme. */
@Path("/icons")
public class IconResource {

    private final FileIcons icons;
    private final ChosenTheme theme;

    IconResource(FileIcons icons, ChosenTheme theme) {
        this.icons = icons;
        this.theme = theme;
    }

    @GET
    @Path("/{fileName}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<FileIcons.Icon> icon(String fileName, @RestQuery("theme") @DefaultValue("light") String name) {
        theme.choose(name);
        return icons.icon(new FileIcons.Lookup(fileName));
    }
}
