package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmMemory;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/** A module that packs its instances before each call of a function and each access to memory. */
final class RestingModule implements WasmModule {

    private final WasmModule module;
    private final List<ChicoryInstance> instances = new ArrayList<>();

    RestingModule(WasmModule module) {
        this.module = module;
    }

    /** Returns all instances that were made, closed ones included. */
    synchronized List<ChicoryInstance> instances() {
        return List.copyOf(instances);
    }

    @Override
    public WasmModuleInfo info() {
        return module.info();
    }

    @Override
    public boolean isInitialized() {
        return module.isInitialized();
    }

    @Override
    public WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment) {
        var instance = (ChicoryInstance) module.instantiate(imports, limits, environment);
        synchronized (this) {
            instances.add(instance);
        }
        return new Resting(instance);
    }

    @Override
    public void interrupted() {
        module.interrupted();
    }

    private static final class Resting implements WasmInstance {

        /**
         * The number of first uses that each pack the instance; later ones do now and then: a test of 100,000 calls would take
         * 10 s.
         */
        private static final int ALWAYS = 1_000;
        private static final int THEN_EACH = 16;

        private final WasmInstance instance;
        private int calls;
        private int uses;

        Resting(WasmInstance instance) {
            this.instance = instance;
        }

        /** Packs the instance, unless a host function uses the instance that called it. */
        private void restBetweenCalls() {
            if (calls == 0 && (uses++ < ALWAYS || uses % THEN_EACH == 0)) {
                instance.rest();
            }
        }

        @Override
        public Optional<WasmFunction> function(String export) {
            return instance.function(export).map(function -> arguments -> {
                restBetweenCalls();
                calls++;
                try {
                    return function.call(arguments);
                } finally {
                    calls--;
                }
            });
        }

        @Override
        public WasmMemory memory() {
            WasmMemory memory = instance.memory();
            return new WasmMemory() {

                @Override
                public long size() {
                    restBetweenCalls();
                    return memory.size();
                }

                @Override
                public byte[] read(long address, long length) {
                    restBetweenCalls();
                    return memory.read(address, length);
                }

                @Override
                public void write(long address, byte[] bytes) {
                    restBetweenCalls();
                    memory.write(address, bytes);
                }
            };
        }

        @Override
        public Optional<RefusedGrowth> pollRefusedGrowth() {
            return instance.pollRefusedGrowth();
        }

        @Override
        public byte[] snapshot() {
            restBetweenCalls();
            return instance.snapshot();
        }

        @Override
        public void rest() {
            instance.rest();
        }

        @Override
        public void close() {
            instance.close();
        }
    }
}
