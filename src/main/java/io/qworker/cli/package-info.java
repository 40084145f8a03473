/**
 * The command line: one class a verb, which holds the verb's options and what it starts, and nothing else. Start with
 * {@link io.qworker.cli.Main}. What a verb needs of the rest of the product it takes from {@link io.qworker.cli.Rooms}.
 */
package io.qworker.cli;
