package org.wasmplugins.quarkus.deployment.type;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Vetoed;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkus.arc.deployment.ArcConfig;
import io.quarkus.arc.deployment.BuildTimeConditionBuildItem;

/**
 * Finds the classes that the application leaves out of the build by a profile, a property, {@code @Vetoed} or its
 * configuration.
 */
public final class LeftOut {

    private static final DotName VETOED = DotName.createSimple(Vetoed.class);

    private final IndexView index;
    private final Set<DotName> byCondition;
    private final List<String> excluded;

    public LeftOut(IndexView index, List<BuildTimeConditionBuildItem> conditions, ArcConfig config) {
        this.index = index;
        byCondition = conditions.stream()
                .filter(condition -> !condition.isEnabled()
                        && condition.getTarget().kind() == AnnotationTarget.Kind.CLASS)
                .map(condition -> condition.getTarget().asClass().name()).collect(Collectors.toSet());
        excluded = config.excludeTypes().orElse(List.of());
    }

    public boolean contains(ClassInfo type) {
        return byCondition.contains(type.name()) || type.hasDeclaredAnnotation(VETOED) || isPackageVetoed(type)
                || excluded.stream().anyMatch(pattern -> matches(pattern, type.name().toString(), type.simpleName()));
    }

    private boolean isPackageVetoed(ClassInfo type) {
        var itsPackage = index.getClassByName(DotName.createSimple(type.name().packagePrefix() + ".package-info"));
        return itsPackage != null && itsPackage.hasDeclaredAnnotation(VETOED);
    }

    /**
     * Matches a pattern in the same way as ArC: a name, a simple name, the types of a package, or those of a package and all
     * below it.
     */
    private static boolean matches(String pattern, String name, String simpleName) {
        if (pattern.endsWith(".**")) {
            return name.startsWith(pattern.substring(0, pattern.length() - 2));
        }
        if (pattern.endsWith(".*")) {
            return name.substring(0, name.lastIndexOf('.') + 1).equals(pattern.substring(0, pattern.length() - 1));
        }
        return pattern.equals(name) || pattern.equals(simpleName);
    }
}
