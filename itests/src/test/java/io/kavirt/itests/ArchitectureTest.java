package io.kavirt.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the bundles to the table "The house" in docs/architecture.md. */
final class ArchitectureTest {
    private static final String ROOT = "io.kavirt.";

    /** Which bundles a bundle may use. Drivers, whatever their name, may use what {@code driver} may. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.of(
            "api", List.of(),
            "model", List.of("api"),
            "linux", List.of("api"),
            "core", List.of("api", "model"),
            "wire", List.of("api"),
            "server", List.of("api", "core", "wire", "security"),
            "testkit", List.of("api", "model"),
            "shell", List.of("api", "model"),
            "console", List.of(),
            "driver", List.of("api", "model", "linux")));

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/itests/"))
                .importPackages("io.kavirt");
    }

    @Test
    void everyBundleIsSeen() {
        assertThat(all.stream().map(ArchitectureTest::bundle).distinct())
                .contains("driver.qemu", "driver.test")
                .containsAll(MAY_USE.keySet().stream()
                        .filter(name -> !name.equals("driver"))
                        .toList());
    }

    @Test
    void arrowsGoOnlyAsInTheTable() {
        MAY_USE.forEach((bundle, others) -> classes()
                .that(are("of " + bundle, c -> kind(c).equals(bundle)))
                .should()
                .onlyDependOnClassesThat(are(
                        "of the JDK, a library, their own bundle or " + others,
                        c -> !c.getPackageName().startsWith(ROOT)
                                || others.contains(kind(c))
                                || kind(c).equals(bundle)))
                .check(all));
    }

    @Test
    void driversDoNotKnowEachOther() {
        List<String> drivers = all.stream()
                .map(ArchitectureTest::bundle)
                .filter(name -> name.startsWith("driver."))
                .distinct()
                .toList();
        assertThat(drivers).hasSizeGreaterThan(1);
        drivers.forEach(driver -> noClasses()
                .that(are("of " + driver, c -> bundle(c).equals(driver)))
                .should()
                .dependOnClassesThat(are(
                        "of another driver",
                        c -> kind(c).equals("driver") && !bundle(c).equals(driver)))
                .check(all));
    }

    @Test
    void theContractNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.kavirt.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.kavirt.api..", "org.osgi.annotation..", "org.jspecify.annotations..")
                .check(all);
    }

    @Test
    void wireAndModelArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage("io.kavirt.wire..", "io.kavirt.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi.framework..", "org.osgi.service..", "org.osgi.util..")
                .check(all);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("io.kavirt.(**)").should().beFreeOfCycles().check(all);
    }

    private static DescribedPredicate<JavaClass> are(String text, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(text, test);
    }

    /** {@code core}, or {@code driver.qemu}. */
    private static String bundle(JavaClass type) {
        if (!type.getPackageName().startsWith(ROOT)) {
            return "";
        }
        String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.");
        return parts[0].equals("driver") && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    }

    /** {@code core}, or {@code driver}. */
    private static String kind(JavaClass type) {
        String bundle = bundle(type);
        return bundle.startsWith("driver.") ? "driver" : bundle;
    }
}
