/** What generated plugin clients use. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.client;
