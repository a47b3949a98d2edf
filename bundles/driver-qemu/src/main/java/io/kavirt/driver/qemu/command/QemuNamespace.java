package io.kavirt.driver.qemu.command;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.NamespaceExtension;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and variables that a document passes to QEMU as they are.
 *
 * @param args the arguments
 * @param env the variables
 */
@Element(value = "commandline", namespace = QemuNamespace.URI, prefix = "qemu")
public record QemuNamespace(
        @Children(value = "arg", attribute = "value") List<String> args,
        @Children("env") List<Variable> env) implements NamespaceExtension {
    /** The namespace. */
    public static final String URI = "http://libvirt.org/schemas/domain/qemu/1.0";

    /** Copies the lists. */
    public QemuNamespace {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }

    /**
     * A variable.
     *
     * @param name its name
     * @param value its value
     */
    public record Variable(
            @Attribute @Required String name,
            @Attribute @Nullable String value) {}
}
