/** What callers of an application see of a plugin that failed. */
package org.wasmplugins.quarkus.runtime.problem;
