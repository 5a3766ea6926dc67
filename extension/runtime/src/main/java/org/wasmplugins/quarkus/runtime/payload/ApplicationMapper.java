package org.wasmplugins.quarkus.runtime.payload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Chooses the mapper of the application that converts values. An application may have beans of several subclasses of
 * {@code ObjectMapper}, for YAML or for its own clients; they do not disturb its plugins.
 */
@Singleton
public class ApplicationMapper implements Provider<ObjectMapper> {

    private static final String JSON = "JSON";

    private final Instance<ObjectMapper> mappers;

    ApplicationMapper(Instance<ObjectMapper> mappers) {
        this.mappers = mappers;
    }

    @Override
    public ObjectMapper get() {
        return mappers.isResolvable() ? mappers.get() : best();
    }

    /** Returns the most general mapper for JSON. */
    private ObjectMapper best() {
        var found = new ArrayList<ObjectMapper>();
        for (var mapper : mappers) {
            if (JSON.equals(mapper.getFactory().getFormatName())) {
                found.add(mapper);
            }
        }
        found.sort(Comparator.comparingInt(ApplicationMapper::distance));
        if (found.isEmpty() || found.size() > 1 && distance(found.get(0)) == distance(found.get(1))) {
            throw new ConfigurationException("There are several beans that are an ObjectMapper, " + names(found)
                    + " of them for JSON, and none is before the others; plugins need one. Give all but one a qualifier, such as"
                    + " @Identifier, or make one an @Alternative with a @Priority.");
        }
        return found.get(0);
    }

    private static String names(List<ObjectMapper> mappers) {
        return mappers.isEmpty() ? "none"
                : mappers.stream().map(mapper -> mapper.getClass().getName()).sorted().toList().toString();
    }

    private static int distance(ObjectMapper mapper) {
        return mapper.getClass() == ObjectMapper.class ? 0 : mapper.getClass() == JsonMapper.class ? 1 : 2;
    }
}
