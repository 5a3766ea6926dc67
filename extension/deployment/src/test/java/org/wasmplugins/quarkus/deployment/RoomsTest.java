package org.wasmplugins.quarkus.deployment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A package is a room: small, with its sentence at its door, and it knows only rooms below it. */
@AnalyzeClasses(packages = "org.wasmplugins", importOptions = MainClasses.class)
class RoomsTest {

    private static final int MOST_FILES = 40;
    private static final String HOST = "org.wasmplugins.host..";
    private static final String INTERNAL = "org.wasmplugins.host.internal..";

    @ArchTest
    static final ArchRule rooms_formNoCircle = slices().matching("org.wasmplugins.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internalRooms_areForTheHostAlone = noClasses().that().resideOutsideOfPackage(HOST).should()
            .dependOnClassesThat().resideInAPackage(INTERNAL);

    @ArchTest
    static final ArchRule api_knowsNeitherFrameworksNorInternalRooms = noClasses().that()
            .resideInAnyPackage("org.wasmplugins.host", "org.wasmplugins.host.spi").should().dependOnClassesThat()
            .resideInAnyPackage(INTERNAL, "org.wasmplugins.host.container");

    @ArchTest
    static final ArchRule publicClassesOfInternalRooms_areUsedByOthers = classes().that().resideInAPackage(INTERNAL).and()
            .arePublic().and().areTopLevelClasses().should(beUsedByAnotherRoom());

    private static ArchCondition<JavaClass> beUsedByAnotherRoom() {
        return new ArchCondition<>("be used by another room") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, used, type.getName() + " is used in its own room alone"));
            }
        };
    }

    @ArchTest
    static void rooms_haveAtMostFortyFiles(JavaClasses classes) {
        var files = classes.stream().filter(JavaClass::isTopLevelClass)
                .filter(type -> !"package-info".equals(type.getSimpleName()))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files).isNotEmpty().allSatisfy((room, count) -> assertThat(count).as(room)
                .isLessThanOrEqualTo(MOST_FILES));
    }
}
