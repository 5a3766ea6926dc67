/**
 * Reads and checks {@code plugin.yaml}. A manifest is untrusted input: its size, its depth and the number of its problems
 * are bounded, and what is quoted from it in messages is made printable first.
 */
package org.wasmplugins.host.manifest;
