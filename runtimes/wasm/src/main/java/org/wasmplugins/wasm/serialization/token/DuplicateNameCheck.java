package org.wasmplugins.wasm.serialization.token;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadContext;

/**
 * Refuses an object that has the same name twice. Jackson's own check makes a set for each object. This one uses an array,
 * since most objects have few names.
 */
final class DuplicateNameCheck extends JsonReadContext {

    private static final int FEW = 16;

    private final JsonParser parser;
    private DuplicateNameCheck child;
    private String[] names;
    private int count;
    /** One bit for each hash of a name. Most names are the first with their hash, so they need no comparison. */
    private long hashes;
    private Set<String> many;

    DuplicateNameCheck(JsonParser parser) {
        this(null, parser, 0, TYPE_ROOT, 1, 0);
    }

    private DuplicateNameCheck(DuplicateNameCheck parent, JsonParser parser, int depth, int type, int line, int column) {
        super(parent, depth, null, type, line, column);
        this.parser = parser;
    }

    @Override
    public JsonReadContext createChildArrayContext(int line, int column) {
        return child(TYPE_ARRAY, line, column);
    }

    @Override
    public JsonReadContext createChildObjectContext(int line, int column) {
        return child(TYPE_OBJECT, line, column);
    }

    private JsonReadContext child(int type, int line, int column) {
        if (child == null) {
            child = new DuplicateNameCheck(this, parser, _nestingDepth + 1, type, line, column);
        } else {
            child.reset(type, line, column);
        }
        return child;
    }

    @Override
    public void reset(int type, int line, int column) {
        super.reset(type, line, column);
        count = 0;
        hashes = 0;
        many = null;
    }

    @Override
    public void setCurrentName(String name) throws JsonProcessingException {
        super.setCurrentName(name);
        if (name != null && !isNew(name)) {
            throw new JsonParseException(parser, "Duplicate field '" + name + "'");
        }
    }

    private boolean isNew(String name) {
        if (many != null) {
            return many.add(name);
        }
        if (names == null) {
            names = new String[FEW];
        }
        long hash = 1L << (name.hashCode() ^ name.hashCode() >>> 6);
        if ((hashes & hash) != 0 && isAmongFew(name)) {
            return false;
        }
        hashes |= hash;
        if (count == FEW) {
            many = new HashSet<>(Arrays.asList(names));
            return many.add(name);
        }
        names[count++] = name;
        return true;
    }

    private boolean isAmongFew(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }
}
