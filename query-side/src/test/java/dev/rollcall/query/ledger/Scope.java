package dev.rollcall.query.ledger;

import java.util.List;

/**
 * What is tried out in all its orders.
 *
 * @param draws how many numbers each writer draws
 * @param sealers how many seal beside each other
 * @param cycles how often each sealer goes round
 * @param undone how many of the numbers drawn may be rolled back to a savepoint
 * @param frozen how many sealers may lose their lock in the middle and go on all the same
 * @param most how many events a survey shows
 * @param timed whether the times of events and of sealedThrough are looked at too
 */
record Scope(
        Rule rule, List<Integer> draws, int sealers, int cycles, int undone, int frozen, int most, boolean timed) {}
