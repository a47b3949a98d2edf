package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is a list of child elements. The list of a sealed interface takes each element that
 * one of the permitted records names by {@link Element}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Children {

    /** The element's name; empty where the records name it. */
    String value() default "";

    /** The element around the list, if any. */
    String in() default "";

    /** For scalars that stand in this attribute of each child rather than in its text. */
    String attribute() default "";
}
