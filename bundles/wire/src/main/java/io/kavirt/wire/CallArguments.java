package io.kavirt.wire;

import io.kavirt.api.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came.
 *
 * @param object what it works on; null for operations of the connection
 * @param values in the order of the method's parameters
 * @param extra the value that travels beside them in some shapes: whether results are wanted, or the most elements that the caller
 *     takes; 0 in others
 */
public record CallArguments(
        @Nullable ObjectRef object, @Nullable Object[] values, int extra) {}
