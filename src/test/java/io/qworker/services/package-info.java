/** Clients from npm against real servers on this machine. Start reading at {@code RealServicesTest}. */
package io.qworker.services;
