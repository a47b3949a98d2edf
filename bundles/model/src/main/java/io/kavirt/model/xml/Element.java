package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of the element that the record stands for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Element {

    /** The element's local name. */
    String value();

    /** The namespace, for extensions; empty for none. */
    String namespace() default "";

    /** The prefix that extensions are written with. */
    String prefix() default "";
}
