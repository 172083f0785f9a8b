package dev.rollcall.benchmarks;

/** A server to be asked, and the PostgreSQL behind it. */
record Target(int port, long pid, Database database) {
    Usage usage() {
        return new Usage(
                Cpu.ofFamily(pid),
                Cpu.ofFamily(database.pid()),
                Cpu.ofThisProcess(),
                Cpu.ofMachine(),
                database.walPosition());
    }
}
