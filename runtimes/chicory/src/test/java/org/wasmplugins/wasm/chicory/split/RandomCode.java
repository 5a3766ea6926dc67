package org.wasmplugins.wasm.chicory.split;

import java.util.List;
import java.util.Random;

/**
 * Writes random statements of a function: loops that end, branches out of blocks in blocks, tables of branches, blocks with
 * operands below them, calls, exceptions, loads and stores of which some
 * trap.
 */
final class RandomCode extends RandomExpressions {

    /** What a call takes of the fuel; a turn of a loop takes 1. */
    private static final int CALL = 20;

    private final List<Integer> results;
    private final int result;
    private int budget;

    /**
     * @param locals the types of the parameters and the other locals
     * @param result the type of the function's result
     * @param results those of the functions that it can call, with an i32 and an i64
     * @param budget about how many statements there are
     */
    RandomCode(Random random, List<Integer> locals, int result, List<Integer> results, int budget) {
        super(random, locals);
        this.result = result;
        this.results = results;
        this.budget = budget;
    }

    byte[] body() {
        while (budget > 0) {
            statement(0);
        }
        expression(result, 0);
        add(0x0b);
        return code();
    }

    @Override
    void statement(int depth) {
        budget--;
        int kind = budget < 0 ? 0 : random.nextInt(depth < DEEPEST ? 100 : 55);
        if (kind < 36) {
            int local = random.nextInt(locals.size());
            expression(locals.get(local), depth);
            add(0x21, local);
        } else if (kind < 44) {
            address(depth);
            expression(I64, depth);
            add(0x37, 0);
            unsigned(random.nextInt(3_000));
        } else if (kind < 48 && !branches().isEmpty()) {
            condition(depth);
            List<Integer> branches = branches();
            add(0x0d, branches.get(random.nextInt(branches.size())));
        } else if (kind < 51) {
            call(depth);
        } else if (kind < 52) {
            leave(depth);
        } else if (kind < 55) {
            expression(TYPES.get(random.nextInt(TYPES.size())), depth);
            add(0x1a); // drop
        } else if (kind < 72) {
            choose(depth);
        } else if (kind < 78) {
            open(0x02, NO_TYPE);
            statements(depth);
            end();
        } else if (kind < 81) {
            guard(depth);
        } else if (kind < 90) {
            loop(depth);
        } else {
            table(depth);
        }
    }

    private void call(int depth) {
        int called = random.nextInt(results.size());
        ifFuelIsLeft(CALL);
        expression(I32, depth);
        expression(I64, depth);
        add(0x10, called, 0x1a); // call, drop
        end();
    }

    private void leave(int depth) {
        condition(depth);
        open(0x04, NO_TYPE);
        int how = random.nextInt(8);
        if (how == 0) {
            add(0x00); // unreachable
        } else if (how < 4) {
            add(0x08, 0); // throw
        } else {
            expression(result, depth);
            add(0x0f); // return
        }
        end();
    }

    private void choose(int depth) {
        condition(depth);
        open(0x04, NO_TYPE);
        statements(depth);
        if (random.nextBoolean()) {
            add(0x05); // else
            statements(depth);
        }
        end();
    }

    private void loop(int depth) {
        openLoop();
        statements(depth);
        ifFuelIsLeft(1);
        condition(depth);
        add(0x0d, 1); // br_if
        end();
        end();
    }

    private void guard(int depth) {
        open(0x02, NO_TYPE);
        open(0x1f, NO_TYPE); // try_table
        add(1, 0x02, 0); // catch_all to the block around
        statements(depth);
        leave(depth);
        statements(depth);
        end();
        statements(depth);
        end();
    }

    private void table(int depth) {
        int cases = 2 + random.nextInt(9);
        for (int i = 0; i <= cases; i++) {
            open(0x02, NO_TYPE);
        }
        expression(I32, depth);
        add(0x41, 15, 0x71, 0x0e, cases); // i32.const 15, i32.and, br_table
        for (int i = 0; i <= cases; i++) {
            add(i);
        }
        for (int i = 0; i < cases; i++) {
            end();
            statements(depth);
            if (random.nextInt(4) > 0) {
                condition(depth);
                add(0x0d, cases - 1 - i); // br_if
            }
        }
        end();
    }

    private void statements(int depth) {
        for (int i = random.nextInt(5); i >= 0; i--) {
            statement(depth + 1);
        }
    }

    /** Global 0 is how many turns and calls there may still be. */
    private void ifFuelIsLeft(int needed) {
        add(0x23, 0, 0x41, 0, 0x4a); // global.get, i32.const, i32.gt_s
        open(0x04, NO_TYPE);
        add(0x23, 0, 0x41, needed, 0x6b, 0x24, 0);
    }
}
