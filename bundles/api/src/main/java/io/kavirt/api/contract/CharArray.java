package io.kavirt.api.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a text that travels as an array of characters, four bytes each. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface CharArray {
    /** The array's length, or the greatest one if it is counted. */
    int value();

    /** Whether the array is counted and ends with a zero, in place of a fixed length that is filled with zeros. */
    boolean counted() default false;
}
