/**
 * Reads and checks {@code plugin.yaml}. Begin with {@code ManifestParser}. A manifest is untrusted input: its size, its depth
 * and the number of its problems are bounded, and quotations from it are made printable. For any thread. Knows the API and the
 * SPI.
 */
package org.wasmplugins.host.manifest;
