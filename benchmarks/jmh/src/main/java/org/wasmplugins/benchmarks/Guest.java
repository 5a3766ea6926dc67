package org.wasmplugins.benchmarks;

/** A kernel, ready to be called. For one thread. */
interface Guest {

    byte[] call(byte[] input);
}
