package io.kavirt.api.contract;

import io.kavirt.api.ObjectKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A permission that the caller needs. A read-only connection has {@code getattr}, {@code read} and the {@code search_}
 * permissions, and no other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Access.All.class)
public @interface Access {
    /** What the permission is on. */
    ObjectKind object();

    /** The permission's name, as access rules spell it with {@code -} in place of {@code _}. */
    String permission();

    /** The permission is needed only if all these bits are set in the last set of flags. */
    int flagsSet() default 0;

    /** The permission is needed only if none of these bits is set in the last set of flags. */
    int flagsClear() default 0;

    /** Holds several permissions; all are needed. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        /** The permissions. */
        Access[] value();
    }
}
