package org.wasmplugins.host.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged in one category until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    /** Held here: nobody else may hold it. */
    private final Logger logger;

    public LogCapture(String category) {
        logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    public List<LogRecord> records() {
        return records;
    }

    /** Level and text of each line. */
    public List<String> lines() {
        return records.stream().map(line -> line.getLevel() + " " + line.getMessage()).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
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
