/** SmallRye Fault Tolerance for calls of plugins. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.faulttolerance;
