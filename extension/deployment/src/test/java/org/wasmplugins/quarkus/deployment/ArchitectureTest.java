package org.wasmplugins.quarkus.deployment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.jboss.logging.BasicLogger;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. The modules' dependencies enforce it; this says it aloud. */
@AnalyzeClasses(packages = "org.wasmplugins", importOptions = MainClasses.class)
class ArchitectureTest {

    private static final String[] CORE = { "org.wasmplugins", "org.wasmplugins.exception", "org.wasmplugins.lifecycle",
            "org.wasmplugins.runtime" };
    private static final String HOST = "org.wasmplugins.host..";
    private static final String WASM = "org.wasmplugins.wasm..";
    private static final String CHICORY = "org.wasmplugins.wasm.chicory..";
    private static final String COMPILE = "org.wasmplugins.wasm.chicory.compile..";
    private static final String SPLIT = "org.wasmplugins.wasm.chicory.split..";
    private static final String MEMORY = "org.wasmplugins.wasm.chicory.memory..";
    private static final String INSTRUCTION = "org.wasmplugins.wasm.chicory.instruction..";
    private static final String WASI = "org.wasmplugins.wasm.chicory.wasi..";
    private static final String EXTENSION = "org.wasmplugins.quarkus..";

    @ArchTest
    static final ArchRule core_knowsJavaAlone = classes().that().resideInAnyPackage(CORE).should()
            .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAnyPackage(CORE)));

    @ArchTest
    static final ArchRule host_knowsNoRuntime = noClasses().that().resideInAPackage(HOST).should().dependOnClassesThat()
            .resideInAnyPackage(WASM, EXTENSION);

    @ArchTest
    static final ArchRule wasmRuntime_knowsNoEngine = noClasses()
            .that(resideInAPackage(WASM).and(resideOutsideOfPackage(CHICORY)))
            .should().dependOnClassesThat().resideInAnyPackage(CHICORY, EXTENSION);

    @ArchTest
    static final ArchRule engine_isKnownToItsAdapterAlone = noClasses().that().resideOutsideOfPackage(CHICORY).should()
            .dependOnClassesThat().resideInAPackage("com.dylibso.chicory..");

    /** An application has neither the engine's compiler nor what writes classes. */
    @ArchTest
    static final ArchRule compiler_isKnownToTheBuildAlone = noClasses().that()
            .resideOutsideOfPackages(COMPILE, SPLIT, "org.wasmplugins.quarkus.deployment..").should().dependOnClassesThat()
            .resideInAnyPackage(COMPILE, SPLIT, "com.dylibso.chicory.compiler..", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule memory_knowsNothingElseOfTheAdapter = noClasses().that().resideInAPackage(MEMORY).should()
            .dependOnClassesThat(resideInAPackage(CHICORY).and(resideOutsideOfPackage(MEMORY)));

    @ArchTest
    static final ArchRule instructions_knowTheMemoryAlone = noClasses().that().resideInAPackage(INSTRUCTION).should()
            .dependOnClassesThat(resideInAPackage(CHICORY).and(resideOutsideOfPackages(INSTRUCTION, MEMORY)));

    @ArchTest
    static final ArchRule wasi_knowsNothingElseOfTheAdapter = noClasses().that().resideInAPackage(WASI).should()
            .dependOnClassesThat(resideInAPackage(CHICORY).and(resideOutsideOfPackage(WASI)));

    @ArchTest
    static final ArchRule splitting_knowsHowFramesAreCounted = noClasses().that().resideInAPackage(SPLIT).should()
            .dependOnClassesThat(resideInAPackage(CHICORY).and(resideOutsideOfPackages(SPLIT, MEMORY)));

    @ArchTest
    static final ArchRule framework_isKnownToTheExtensionAlone = noClasses().that().resideOutsideOfPackage(EXTENSION).should()
            .dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..");

    /** Every line has a number, but what plugins say themselves. */
    @ArchTest
    static final ArchRule lines_areLoggedAsMessages = noClasses().that()
            .doNotHaveFullyQualifiedName("org.wasmplugins.host.spi.LogMessage").and()
            .doNotHaveFullyQualifiedName("org.wasmplugins.host.internal.access.GuestLog").should()
            .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(BasicLogger.class)))
                    .and(JavaCall.Predicates
                            .target(HasName.Predicates.nameMatching("(log|trace|debug|info|warn|error|fatal).*"))));
}
