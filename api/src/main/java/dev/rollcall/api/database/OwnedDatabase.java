package dev.rollcall.api.database;

/** A database with the credentials of its owner, which only migrations use. */
record OwnedDatabase(String url, String user, String password, Runnable end) implements AutoCloseable {
    static OwnedDatabase embedded(Home home) {
        var embedded = EmbeddedDatabase.start(home.path());
        return new OwnedDatabase(embedded.jdbcUrl(), embedded.user(), embedded.password(), embedded::close);
    }

    static OwnedDatabase outside(String url, String user, String password) {
        return new OwnedDatabase(url, user, password, () -> {});
    }

    @Override
    public void close() {
        end.run();
    }
}
