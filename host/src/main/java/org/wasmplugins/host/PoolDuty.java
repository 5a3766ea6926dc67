package org.wasmplugins.host;

/** What a pool does when its time has come. */
enum PoolDuty {

    REFUSE_LONG_WAITS,
    GIVE_UP_UNUSED,
    REST;

    void on(InstancePool pool) {
        if (this == REFUSE_LONG_WAITS) {
            pool.refuseLongWaits();
        } else if (this == GIVE_UP_UNUSED) {
            pool.upkeep().giveUpUnused();
        } else {
            pool.upkeep().rest().begin();
        }
    }
}
