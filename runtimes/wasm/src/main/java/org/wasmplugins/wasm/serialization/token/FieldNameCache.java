package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;

/**
 * Keeps the field names that one plugin writes in each of its responses, so that they are not decoded and hashed each time. A
 * hostile plugin could fill the table, so it is small: some names, each from a short text. May be used from any thread.
 */
public final class FieldNameCache {

    public static final int MOST_NAMES = 256;
    public static final int MOST_BYTES = 4_096;

    private final ObjectCodec codec;
    private volatile Table table;

    public FieldNameCache(ObjectCodec codec) {
        this.codec = codec;
        this.table = new Table(codec);
    }

    /** Returns the tokens of bytes that are ASCII. */
    public JsonParser parse(byte[] bytes) throws IOException {
        return tableFor(bytes.length).createParser(bytes);
    }

    private Table tableFor(int length) {
        if (length > MOST_BYTES) {
            return new Table(codec);
        }
        Table known = table;
        if (known.size() > MOST_NAMES) {
            known = new Table(codec);
            table = known;
        }
        return known;
    }

    /** Returns the number of names in the table. */
    public int size() {
        return table.size();
    }

    /** A table of names. Its parsers read it when they start and add to it when they end. */
    private static final class Table extends JsonFactory {

        private static final long serialVersionUID = 1L;

        Table(ObjectCodec codec) {
            super(JsonTokens.bounded());
            setCodec(codec);
        }

        public int size() {
            return _byteSymbolCanonicalizer.size();
        }

        @Override
        protected JsonParser _createParser(byte[] bytes, int offset, int length, IOContext context) {
            return new JsonBytesParser(context, _parserFeatures, _objectCodec,
                    _byteSymbolCanonicalizer.makeChild(_factoryFeatures), bytes, offset, length);
        }
    }
}
