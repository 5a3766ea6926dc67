/**
 * Checks modules, compiles them to classes and takes their snapshots. Begin with {@code CompileProcessor}. Depends on
 * {@code item}. Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.module;
