/**
 * Checks modules, compiles them to classes and takes their snapshots: begin with {@code CompileProcessor}. Knows {@code item}.
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.module;
