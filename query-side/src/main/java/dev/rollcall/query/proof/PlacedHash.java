package dev.rollcall.query.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A hash that is kept, and its place among those of its level, from 0. */
record PlacedHash(long place, byte[] hash) {
    static PlacedHash read(ResultSet row) throws SQLException {
        return new PlacedHash(row.getLong("place"), row.getBytes("hash"));
    }

    /** The hashes from a place on, up to the first that is not there. */
    static List<byte[]> unbroken(List<PlacedHash> rows, long first) {
        var hashes = new ArrayList<byte[]>();
        for (var row : rows) {
            if (row.place() != first + hashes.size()) {
                break;
            }
            hashes.add(row.hash());
        }
        return hashes;
    }
}
