/** What logs and the Java Flight Recorder are told of plugins. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.observing;
