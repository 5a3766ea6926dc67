package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;

/** A table that charges its elements to the budget of its instance. For the one thread that uses the instance. */
public final class BudgetedTable extends TableInstance {

    /** The engine keeps a number and a reference for each element. */
    private static final long BYTES_OF_AN_ELEMENT = Integer.BYTES + Long.BYTES;
    private static final int REFUSED = -1;

    private final MemoryBudget budget;

    private BudgetedTable(Table table, int initialValue, MemoryBudget budget) {
        super(table, initialValue);
        this.budget = budget;
    }

    /**
     * @param declared the module's declaration of the table
     * @param most the most elements that it may have, whatever the module declares
     * @param initialValue the value of its first elements
     * @param budget the budget that its elements are charged to
     * @return a new table
     * @throws UninstantiableException if the budget has no room for its first elements
     */
    public static BudgetedTable of(Table declared, long most, int initialValue, MemoryBudget budget) {
        TableLimits limits = declared.limits();
        if (!budget.takeHostBytes(limits.min() * BYTES_OF_AN_ELEMENT)) {
            throw new UninstantiableException("a table's " + limits.min() + " initial elements are more than it may have");
        }
        long maximum = Math.max(limits.min(), Math.min(limits.max(), most));
        return new BudgetedTable(new Table(declared.elementType(), new TableLimits(limits.min(), maximum, limits.shared()),
                declared.initialize()), initialValue, budget);
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        BulkOperations.checkInterrupt();
        if (size < 0 || size > limits().max() - size() || !budget.takeHostBytes(size * BYTES_OF_AN_ELEMENT)) {
            return REFUSED;
        }
        return super.grow(size, value, instance);
    }
}
