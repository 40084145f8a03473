/**
 * The manager over HTTP: {@link io.qworker.http.Routes} has every route on one page, {@link io.qworker.http.HttpServer}
 * answers them on the JDK's own server and virtual threads, {@link io.qworker.http.Problem} is every error, and
 * {@link io.qworker.http.ManagerClient} asks from the command line.
 */
package io.qworker.http;
