package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a sealed interface: the attribute that says which of the permitted records an element is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Discriminator {

    /** The attribute's name. */
    String value();

    /** The attribute that it is written after; empty to write it first. */
    String after() default "";

    /** The case that an element without the attribute is; empty where the attribute is required. */
    String absent() default "";
}
