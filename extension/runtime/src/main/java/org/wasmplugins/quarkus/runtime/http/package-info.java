/** Sends the HTTP requests of plugins with Vert.x. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.http;
