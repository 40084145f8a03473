/**
 * Settings. {@link io.qworker.config.Setting} lists every one on a page; {@link io.qworker.config.Config} is what they
 * come to, from command line, configuration file, environment and defaults, in this order of precedence.
 */
package io.qworker.config;
