/** What MicroProfile Health is told of plugins. */
package org.wasmplugins.quarkus.runtime.health;
