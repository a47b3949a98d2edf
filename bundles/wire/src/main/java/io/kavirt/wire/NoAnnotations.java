package io.kavirt.wire;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/** An element of a list: it has no annotations of its own. */
final class NoAnnotations implements AnnotatedElement {
    static final AnnotatedElement INSTANCE = new NoAnnotations();

    private NoAnnotations() {}

    @Override
    public <T extends Annotation> @Nullable T getAnnotation(Class<T> annotationClass) {
        return null;
    }

    @Override
    public Annotation[] getAnnotations() {
        return new Annotation[0];
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return new Annotation[0];
    }
}
