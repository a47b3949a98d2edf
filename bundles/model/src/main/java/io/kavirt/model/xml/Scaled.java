package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number is a size with a {@code unit} attribute. The component holds it in {@link #value()},
 * rounded up.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scaled {

    /** The unit that the component holds and that is written. */
    SizeUnit value() default SizeUnit.KIB;

    /** Whether the largest unit is written that leaves no fraction, instead of {@link #value()}. */
    boolean pretty() default false;

    /** The unit of a number that names none. */
    SizeUnit absent() default SizeUnit.KIB;
}
