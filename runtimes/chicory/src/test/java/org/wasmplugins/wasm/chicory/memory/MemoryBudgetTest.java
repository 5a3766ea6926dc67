package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

class MemoryBudgetTest {

    private static final int PAGE = Memory.PAGE_SIZE;

    @Test
    void twoMemories_shareTheBudget() {
        var budget = new MemoryBudget(10 * PAGE);
        FlatMemory first = memory(2, budget);
        FlatMemory second = memory(3, budget);
        assertThat(first.grow(4)).isEqualTo(2);
        assertThat(second.grow(2)).isEqualTo(-1);
        assertThat(second.grow(1)).isEqualTo(3);
        assertThat(first.grow(1)).isEqualTo(-1);
        assertThat(first.grow(0)).isEqualTo(6);
        assertThat(first.pages() + second.pages()).isEqualTo(10);
    }

    @Test
    void refusedGrowth_isToldOnceWithItsNumbers() {
        var budget = new MemoryBudget(10 * PAGE);
        FlatMemory first = memory(2, budget);
        FlatMemory second = memory(3, budget);
        assertThat(budget.pollRefused()).isEmpty();
        first.grow(6);
        second.grow(7);
        assertThat(budget.pollRefused()).contains(new RefusedGrowth(5 * PAGE, 7 * PAGE, 10 * PAGE));
        assertThat(budget.pollRefused()).isEmpty();
        assertThat(first.grow(5)).isEqualTo(2);
        assertThat(budget.pollRefused()).isEmpty();
        assertThat(second.grow(1)).isEqualTo(-1);
        assertThat(budget.pollRefused()).contains(new RefusedGrowth(10 * PAGE, PAGE, 10 * PAGE));
    }

    /** The module said itself that it will not have more: the limit has nothing to do with it. */
    @Test
    void growthOverTheOwnMaximum_isNotTheBudgetsRefusal() {
        var budget = new MemoryBudget(1_000 * PAGE);
        var memory = new FlatMemory(new MemoryLimits(1, 2), budget, 100);
        assertThat(memory.grow(2)).isEqualTo(-1);
        assertThat(memory.grow(-1)).isEqualTo(-1);
        assertThat(budget.pollRefused()).isEmpty();
        assertThat(memory.grow(1)).isEqualTo(1);
    }

    /** Whatever the limit is, an array is no larger than 2 GiB. */
    @Test
    void growthOverWhatAMemoryCanHave_isARefusal() {
        for (long allowed : new long[] { 1_000 * PAGE, 1L << 32 }) {
            var budget = new MemoryBudget(allowed);
            var memory = new FlatMemory(new MemoryLimits(1), budget, 100);
            for (int pages : new int[] { 60_000, 32_767, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1 }) {
                assertThat(memory.grow(pages)).isEqualTo(-1);
                assertThat(budget.pollRefused()).as("%s pages", pages).contains(new RefusedGrowth(PAGE,
                        Integer.toUnsignedLong(pages) * PAGE, Math.min(allowed, 32_767L * PAGE)));
            }
            assertThat(memory.grow(1)).isEqualTo(1);
        }
        var own = new MemoryBudget(1L << 32);
        assertThat(new FlatMemory(new MemoryLimits(1, 40_000), own, 100).grow(39_000)).isEqualTo(-1);
        assertThat(own.pollRefused()).as("within its own maximum").isPresent();
        assertThat(new FlatMemory(new MemoryLimits(1, 40_000), own, 100).grow(40_000)).isEqualTo(-1);
        assertThat(own.pollRefused()).as("over its own maximum").isEmpty();
    }

    @Test
    void budgetThatIsNoWholeNumberOfPages_isRoundedDown() {
        var budget = new MemoryBudget(3 * PAGE - 1);
        FlatMemory memory = memory(1, budget);
        assertThat(memory.grow(2)).isEqualTo(-1);
        assertThat(memory.grow(1)).isEqualTo(1);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThat(budget.pollRefused()).contains(new RefusedGrowth(2 * PAGE, PAGE, 3 * PAGE - 1));
    }

    @Test
    void memoryThatBeginsOverTheBudget_isRefusedAndTakesNothing() {
        var budget = new MemoryBudget(4 * PAGE);
        memory(2, budget);
        assertThatThrownBy(() -> memory(3, budget)).isInstanceOf(UninstantiableException.class)
                .hasMessageContaining("3 initial pages");
        assertThat(budget.pollRefused()).contains(new RefusedGrowth(2 * PAGE, 3 * PAGE, 4 * PAGE));
        assertThat(memory(2, budget).pages()).isEqualTo(2);
    }

    @Test
    void mostPages_doNotOverflow() {
        var budget = new MemoryBudget(Long.MAX_VALUE);
        assertThat(budget.take(65_536)).isTrue();
        assertThat(budget.take(Integer.MAX_VALUE)).isTrue();
        assertThat(new MemoryBudget(0).take(Integer.MAX_VALUE)).isFalse();
        assertThat(new MemoryBudget(0).take(0)).isTrue();
    }

    @Test
    void whatTheHostKeeps_isFreeAtFirstAndThenInTheSameBudget() {
        var budget = new MemoryBudget(2 * PAGE);
        FlatMemory memory = memory(1, budget);
        assertThat(budget.takeHostBytes(MemoryBudget.FREE_HOST_BYTES - 1)).isTrue();
        assertThat(budget.takeHostBytes(PAGE + 2)).isFalse();
        assertThat(budget.pollRefused()).contains(new RefusedGrowth(PAGE, PAGE + 1, 2 * PAGE));
        assertThat(budget.takeHostBytes(PAGE + 1)).isTrue();
        assertThat(memory.grow(1)).isEqualTo(-1);
        budget.giveHostBytes(PAGE + 1);
        assertThat(memory.grow(1)).isEqualTo(1);
        assertThat(budget.takeHostBytes(2)).isFalse();
        assertThat(budget.takeHostBytes(1)).isTrue();
    }

    @Test
    void elementsOfAllTables_areInTheBudget() {
        var budget = new MemoryBudget(PAGE);
        var declared = new Table(ValType.FuncRef, new TableLimits(1_000, 1_000_000));
        BudgetedTable first = BudgetedTable.of(declared, 100_000, Value.REF_NULL_VALUE, budget);
        BudgetedTable second = BudgetedTable.of(declared, 100_000, Value.REF_NULL_VALUE, budget);
        assertThat(first.grow(79_000, Value.REF_NULL_VALUE, null)).isEqualTo(1_000);
        assertThat(second.grow(79_000, Value.REF_NULL_VALUE, null)).isEqualTo(-1);
        assertThat(budget.pollRefused()).isPresent();
        assertThat(first.grow(21_000, Value.REF_NULL_VALUE, null)).isEqualTo(-1);
        assertThat(first.grow(Integer.MAX_VALUE, Value.REF_NULL_VALUE, null)).isEqualTo(-1);
        assertThat(budget.pollRefused()).as("more than the table may have is not the budget's refusal").isEmpty();
        assertThat(first.size()).isEqualTo(80_000);
    }

    @Test
    void tableThatBeginsOverTheBudget_isRefused() {
        var budget = new MemoryBudget(PAGE);
        var declared = new Table(ValType.FuncRef, new TableLimits(100_000, 100_000));
        assertThatThrownBy(() -> BudgetedTable.of(declared, 100_000, Value.REF_NULL_VALUE, budget))
                .isInstanceOf(UninstantiableException.class).hasMessageContaining("100000 initial elements");
    }

    private static FlatMemory memory(int initial, MemoryBudget budget) {
        return new FlatMemory(new MemoryLimits(initial, 100), budget, 100);
    }
}
