/** Connects plugins to the Vert.x event bus and to SmallRye Reactive Messaging. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.messaging;
