package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is a child element: a record of its own, an element holding one scalar, or, for a
 * {@code boolean}, an element whose presence says yes.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Child {

    /** The element's name; empty for the name of the component. */
    String value() default "";

    /** For a scalar that stands in this attribute of the child rather than in its text. */
    String attribute() default "";

    /** The value of {@link #attribute()} where the child is there without it; empty to refuse that. */
    String absent() default "";

    /** Whether an element without content is kept, where the mere presence says something. */
    boolean keepEmpty() default false;

    /** Whether the element is closed by a tag of its own even without content. */
    boolean expand() default false;

    /** Whether another component reads the same element and says what may stand in it. */
    boolean shared() default false;

    /** Whether an absent element is read as an empty one, so that the defaults inside it apply. */
    boolean always() default false;
}
