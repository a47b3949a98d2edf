package io.kavirt.model.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number is written as {@code 0x} and hexadecimal digits; decimal and octal are read, too.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Hex {

    /** Whether the digits are upper-case letters. */
    boolean upper() default false;

    /** How many digits at least. */
    int value() default 1;
}
