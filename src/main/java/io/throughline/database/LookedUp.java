package io.throughline.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was looked up in the transaction at hand, for those who ask again: a round trip less each time.
 * Whoever writes what is looked up here must {@link #forget}; with the transaction all is forgotten, and without one nothing is kept.
 */
public final class LookedUp<K, V> {
    private final Function<K, V> look;

    public LookedUp(Function<K, V> look) {
        this.look = look;
    }

    public V get(K key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) return look.apply(key);
        var seen = seen();
        var known = seen.get(key);
        if (known == null && (known = look.apply(key)) != null) seen.put(key, known);
        return known;
    }

    public void forget() {
        @SuppressWarnings("unchecked") var seen = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
        if (seen != null) seen.clear();
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> seen() {
        var seen = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
        if (seen != null) return seen;
        var fresh = new Seen(new HashMap<>());
        TransactionSynchronizationManager.registerSynchronization(fresh);
        fresh.resume();
        return fresh.map;
    }

    private final class Seen implements TransactionSynchronization {
        private final Map<K, V> map;

        Seen(Map<K, V> map) {
            this.map = map;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(LookedUp.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(LookedUp.this, map);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(LookedUp.this);
        }
    }
}
