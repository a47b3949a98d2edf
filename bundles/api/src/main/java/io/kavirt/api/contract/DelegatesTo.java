package io.kavirt.api.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an older form of an operation, whose default calls the newer one: a driver that has the newer form has both. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DelegatesTo {
    /** The method of the same interface that does the work. */
    String value();
}
