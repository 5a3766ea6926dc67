/** Host functions that are methods of beans. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.function;
