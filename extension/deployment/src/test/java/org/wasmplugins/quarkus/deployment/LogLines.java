package org.wasmplugins.quarkus.deployment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs until this is closed. */
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Consumer<String> listener;
    /** Held here: nobody else may hold it. */
    private final Logger logger;

    public LogLines(String category) {
        this(category, line -> {
        });
    }

    /** @param listener is told of each line by the thread that logs it */
    public LogLines(String category, Consumer<String> listener) {
        this.listener = listener;
        logger = Logger.getLogger(category);
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    public List<String> all() {
        return lines;
    }

    static String text(LogRecord line) {
        return String.format(line.getMessage(), line.getParameters());
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(text(line));
        listener.accept(text(line));
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
