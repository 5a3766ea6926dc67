package org.wasmplugins.host.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what is logged in one category until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    /** A field, because no other code may keep the logger. */
    private final Logger logger;

    public LogCapture(String category) {
        logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    public List<LogRecord> records() {
        return records;
    }

    /** Returns the level and the text of each line. */
    public List<String> lines() {
        return records.stream().map(line -> line.getLevel() + " " + line.getMessage()).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {
        // there is no buffer
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
