package org.wasmplugins.quarkus.runtime.config;

import java.util.Iterator;
import java.util.LinkedHashSet;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Gives {@code plugins.id} and {@code plugins."id"} the same meaning. SmallRye Config reads only one of two forms of a key,
 * and would silently ignore the settings in the other form.
 */
public final class QuotedIds implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = SettingNames.PREFIX;

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        if (!name.startsWith(PREFIX)) {
            return value;
        }
        var other = isQuoted(name) ? unquoted(name) : quoted(name);
        var otherValue = other.equals(name) ? null : context.proceed(other);
        if (otherValue == null || value != null && value.getConfigSourceOrdinal() >= otherValue.getConfigSourceOrdinal()) {
            return value;
        }
        return otherValue;
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        var names = new LinkedHashSet<String>();
        context.iterateNames()
                .forEachRemaining(name -> names.add(name.startsWith(PREFIX) && !isQuoted(name) ? quoted(name) : name));
        return names.iterator();
    }

    private static boolean isQuoted(String name) {
        return name.startsWith("\"", PREFIX.length());
    }

    private static String quoted(String name) {
        int end = name.indexOf('.', PREFIX.length());
        return end < 0 ? name : PREFIX + "\"" + name.substring(PREFIX.length(), end) + "\"" + name.substring(end);
    }

    /** Returns the name unchanged if its id has a dot, which needs the quotes. */
    private static String unquoted(String name) {
        int end = name.indexOf("\".", PREFIX.length() + 1);
        if (end < 0 || name.substring(PREFIX.length() + 1, end).indexOf('.') >= 0) {
            return name;
        }
        return PREFIX + name.substring(PREFIX.length() + 1, end) + name.substring(end + 1);
    }
}
