package io.kavirt.api.contract;

import io.kavirt.api.ObjectKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an interface of operations that belong together and that a driver tends to support as a whole. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Facet {
    /** The kind of driver that serves it. */
    DriverKind value();

    /** What the operations work on; for all but {@link ObjectKind#CONNECT} the object stands before the parameters in packets. */
    ObjectKind object() default ObjectKind.CONNECT;
}
