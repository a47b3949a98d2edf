package io.kavirt.api.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers under which an event record travels; its components are the message in order. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventMessage {
    /** The event's id, by which clients register. */
    int id();

    /** The message's number without a callback id; 0 if there is no such form. */
    int plain() default 0;

    /** The message's number with a callback id in front; 0 if there is no such form. */
    int callback() default 0;

    /** Whether a reserved number stands between callback id and event. */
    boolean reserved() default false;

    /** The program that the numbers belong to. */
    Program program() default Program.REMOTE;
}
