package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.FilesystemAccess.NONE;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.host.container.Fixtures;

class EffectivePermissionsTest {

    private static final ResourceLimits CEILINGS = new ResourceLimits(Duration.ofDays(2), Long.MAX_VALUE, Integer.MAX_VALUE,
            Long.MAX_VALUE);

    private static final ResourceLimits LIMITS = new ResourceLimits(Duration.ofMillis(500), 10_000_000, 100, 50_000);
    private static final PermissionSet REQUESTED = requested(READ_WRITE);

    @Test
    void asRequested_changesNothing() {
        assertThat(EffectivePermissions.of(REQUESTED, PluginGrants.AS_REQUESTED, CEILINGS)).isEqualTo(REQUESTED);
        assertThat(EffectivePermissions.of(PermissionSet.DEFAULT, PluginGrants.AS_REQUESTED, CEILINGS))
                .isEqualTo(PermissionSet.DEFAULT);
    }

    @Test
    void emptyGrants_takeEverythingAway() {
        var none = new PluginGrants(Optional.of(Set.of()), Optional.of(Set.of()), Optional.of(NONE), Optional.of(Set.of()),
                Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        assertThat(EffectivePermissions.of(REQUESTED, none, CEILINGS))
                .isEqualTo(PermissionSet.of(Set.of(), Set.of(), LIMITS, Capabilities.NONE));
    }

    @Test
    void everythingGranted_givesNoMoreThanRequested() {
        var all = new PluginGrants(Optional.of(Set.of("read", "write", "delete")),
                Optional.of(Set.of("a.com", "b.com", "c.com")), Optional.of(READ_WRITE), Optional.of(ids("x", "y", "z")),
                Optional.of(Duration.ofDays(1)), OptionalLong.of(Long.MAX_VALUE), OptionalInt.of(Integer.MAX_VALUE),
                OptionalLong.of(Long.MAX_VALUE));
        assertThat(EffectivePermissions.of(REQUESTED, all, CEILINGS)).isEqualTo(REQUESTED);
        assertThat(EffectivePermissions.of(PermissionSet.DEFAULT, all, CEILINGS)).isEqualTo(PermissionSet.DEFAULT);
    }

    @Test
    void hostFunctions_areThoseOfBoth() {
        var granted = new PluginGrants(Optional.of(Set.of("write", "delete")), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        assertThat(EffectivePermissions.of(REQUESTED, granted, CEILINGS)).isEqualTo(
                PermissionSet.of(Set.of("write"), REQUESTED.channels(), LIMITS, REQUESTED.capabilities()));
    }

    @Test
    void networkHosts_areThoseOfBothInOrderOfManifest() {
        var granted = new PluginGrants(Optional.empty(), Optional.of(Set.of("c.com", "a.com", "d.com")), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        PermissionSet requested = PermissionSet.of(Set.of(), Set.of(), LIMITS,
                new Capabilities(List.of("c.com", "b.com", "a.com"), NONE));
        assertThat(EffectivePermissions.of(requested, granted, CEILINGS)).isEqualTo(
                PermissionSet.of(Set.of(), Set.of(), LIMITS, new Capabilities(List.of("c.com", "a.com"), NONE)));
    }

    @Test
    void channels_areThoseOfBoth() {
        var granted = new PluginGrants(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ids("y", "z")),
                Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        assertThat(EffectivePermissions.of(REQUESTED, granted, CEILINGS)).isEqualTo(
                PermissionSet.of(REQUESTED.hostFunctions(), ids("y"), LIMITS, REQUESTED.capabilities()));
    }

    @ParameterizedTest
    @CsvSource({ "NONE, NONE, NONE", "NONE, READ_ONLY, NONE", "NONE, READ_WRITE, NONE", "READ_ONLY, NONE, NONE",
            "READ_ONLY, READ_ONLY, READ_ONLY", "READ_ONLY, READ_WRITE, READ_ONLY", "READ_WRITE, NONE, NONE",
            "READ_WRITE, READ_ONLY, READ_ONLY", "READ_WRITE, READ_WRITE, READ_WRITE" })
    void filesystem_isTheSmaller(FilesystemAccess requested, FilesystemAccess granted, FilesystemAccess expected) {
        var grants = new PluginGrants(Optional.empty(), Optional.empty(), Optional.of(granted), Optional.empty(),
                Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        assertThat(EffectivePermissions.of(requested(requested), grants, CEILINGS)).isEqualTo(requested(expected));
    }

    @ParameterizedTest
    @EnumSource
    void filesystemWithoutGrant_isAsRequested(FilesystemAccess requested) {
        assertThat(EffectivePermissions.of(requested(requested), PluginGrants.AS_REQUESTED, CEILINGS))
                .isEqualTo(requested(requested));
    }

    @ParameterizedTest
    @CsvSource({
            // lowered
            "499, 10000000, 100, 50000, 499, 10000000, 100, 50000",
            "500, 65536, 100, 50000, 500, 65536, 100, 50000",
            "500, 10000000, 1, 50000, 500, 10000000, 1, 50000",
            "500, 10000000, 100, 1, 500, 10000000, 100, 1",
            "1, 65537, 2, 3, 1, 65537, 2, 3",
            // not raised
            "501, 10000001, 101, 50001, 500, 10000000, 100, 50000",
            "501, 65536, 101, 49999, 500, 65536, 100, 49999" })
    void limits_areLoweredAndNeverRaised(long millis, long memory, int depth, long response, long expectedMillis,
            long expectedMemory, int expectedDepth, long expectedResponse) {
        var grants = new PluginGrants(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Duration.ofMillis(millis)), OptionalLong.of(memory), OptionalInt.of(depth),
                OptionalLong.of(response));
        assertThat(EffectivePermissions.of(REQUESTED, grants, CEILINGS).limits()).isEqualTo(
                new ResourceLimits(Duration.ofMillis(expectedMillis), expectedMemory, expectedDepth, expectedResponse));
    }

    @Test
    void grants_areNotChangedFromOutside() {
        var functions = new HashSet<>(Set.of("read"));
        var grants = new PluginGrants(Optional.of(functions), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
        functions.add("write");
        assertThat(EffectivePermissions.of(REQUESTED, grants, CEILINGS).hostFunctions()).containsExactly("read");
        assertThatThrownBy(() -> grants.hostFunctions().orElseThrow().add("write"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void grantsWithoutParts_areRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginGrants(Optional.empty(), Optional.empty(), null,
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty()))
                .withMessage("filesystem");
    }

    @Test
    void ceilings_holdWhereNothingIsGranted() {
        var ceilings = new ResourceLimits(Duration.ofMillis(100), 1_000_000, 10, 5_000);
        assertThat(EffectivePermissions.of(REQUESTED, PluginGrants.AS_REQUESTED, ceilings).limits()).isEqualTo(ceilings);
        var granted = new PluginGrants(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Duration.ofMillis(400)), OptionalLong.of(9_000_000), OptionalInt.of(90), OptionalLong.of(40_000));
        assertThat(EffectivePermissions.of(REQUESTED, granted, ceilings).limits())
                .isEqualTo(new ResourceLimits(Duration.ofMillis(400), 9_000_000, 90, 40_000));
    }

    @Test
    void events_areThoseThatAreGranted() {
        var granted = new PluginGrants(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(),
                Optional.of(Set.of(new EventPattern("order.*"))));
        PluginManifest manifest = Fixtures.manifest("a");
        PluginManifest narrowed = manifest.withPermissions(EffectivePermissions.of(manifest.permissions(), granted, CEILINGS));
        assertThat(manifest.handles("text.count")).isTrue();
        assertThat(narrowed.handles("text.count")).isFalse();
        assertThat(narrowed.lists("text.count")).isTrue();
        assertThat(narrowed.permissions().allowsEvent("order.new")).isTrue();
        assertThat(narrowed.isBare()).isFalse();
    }

    private static PermissionSet requested(FilesystemAccess filesystem) {
        return PermissionSet.of(Set.of("read", "write"), ids("x", "y"), LIMITS,
                new Capabilities(List.of("a.com", "b.com"), filesystem));
    }

    private static Set<PluginId> ids(String... ids) {
        var set = new HashSet<PluginId>();
        for (var id : ids) {
            set.add(PluginId.of(id));
        }
        return set;
    }
}
