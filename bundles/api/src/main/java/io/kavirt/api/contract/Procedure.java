package io.kavirt.api.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number under which an operation travels, and the shape of its packets. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Procedure {
    /** The procedure's number within its program. */
    int value();

    /** The program that the number belongs to. */
    Program program() default Program.REMOTE;

    /** How arguments and result are laid out. */
    Shape shape() default Shape.REGULAR;

    /** Whether workers that are kept free for short calls may serve it: it does not wait for a guest or a long job. */
    boolean high() default false;
}
