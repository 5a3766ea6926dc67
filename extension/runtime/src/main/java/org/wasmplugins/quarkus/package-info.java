/** The annotations that an application uses. */
package org.wasmplugins.quarkus;
