package dev.rollcall.benchmarks;

import java.time.Duration;

/**
 * What has been used up since the start, or between two instants.
 *
 * @param server processor time of the server process
 * @param postgres processor time of every PostgreSQL process, those in the background too
 * @param clients processor time of this load generator
 * @param machine processor time of every process
 * @param wal bytes written ahead
 */
record Usage(Duration server, Duration postgres, Duration clients, Duration machine, long wal) {
    Usage minus(Usage before) {
        return new Usage(
                server.minus(before.server),
                postgres.minus(before.postgres),
                clients.minus(before.clients),
                machine.minus(before.machine),
                wal - before.wal);
    }

    /** Processor time of server and PostgreSQL. */
    Duration ofBoth() {
        return server.plus(postgres);
    }

    /** Processor time of those who have nothing to do with this. */
    Duration elsewhere() {
        return machine.minus(server).minus(postgres).minus(clients);
    }
}
