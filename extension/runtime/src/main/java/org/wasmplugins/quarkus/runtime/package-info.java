/** What the extension adds to an application. Not for use by applications. */
package org.wasmplugins.quarkus.runtime;
