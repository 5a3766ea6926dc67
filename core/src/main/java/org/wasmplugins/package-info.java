/**
 * The contracts of the plugin system: values, ports and exceptions.
 *
 * <p>
 * This package depends on {@code java.*} alone. Values are immutable; everything here may be used from any thread
 * unless its own documentation says otherwise.
 */
package org.wasmplugins;
