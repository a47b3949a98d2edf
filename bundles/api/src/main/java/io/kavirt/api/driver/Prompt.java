package io.kavirt.api.driver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a driver's implementation of an operation that answers from memory: it waits for no guest, file, process or long-held
 * lock. Core may run it on a thread that carries many connections.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Prompt {}
