package io.kavirt.model.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ErrorDomain;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A driver's records go with the driver: the binder does not hold their classes. */
class BindingsUnloadTest {
    private static final String RECORD = BindingsUnloadTest.class.getName() + "$DriversOwn";

    @Element(value = "own", namespace = "urn:driver", prefix = "d")
    public record DriversOwn(
            @Attribute @Required int count, @Child @Required String text) implements NamespaceExtension {
        /** Written by hand, as drivers may. */
        public DriversOwn {
            count = Math.max(count, 0);
        }
    }

    @Element("root")
    record Root(@Foreign List<NamespaceExtension> extensions) {}

    @Test
    void recordsOfAClassLoaderThatIsGoneAreGone() throws Exception {
        WeakReference<Class<?>> record = bindOnce();

        for (int i = 0; i < 50 && record.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(record.get()).isNull();
    }

    private static WeakReference<Class<?>> bindOnce() throws Exception {
        Class<?> type = new DriverLoader().loadClass(RECORD);
        assertThat(type).isNotSameAs(DriversOwn.class);
        ReadOptions options = new ReadOptions(
                ErrorDomain.DOMAIN, false, false, XmlExtensions.of(List.of(type.asSubclass(NamespaceExtension.class))));
        String xml = """
                <root xmlns:d='urn:driver'>
                  <d:own count='3'>
                    <d:text>x</d:text>
                  </d:own>
                </root>
                """;
        for (int i = 0; i < 100; i++) {
            Root root = XmlBinder.read(Root.class, xml, options);
            assertThat(root.extensions().get(0).getClass()).isSameAs(type);
            assertThat(XmlBinder.write(root, WriteOptions.ALL)).isEqualTo(xml);
        }
        return new WeakReference<>(type);
    }

    /** Defines the record anew, all else comes from the loader above. */
    private static final class DriverLoader extends ClassLoader {
        DriverLoader() {
            super(BindingsUnloadTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(RECORD)) {
                return super.loadClass(name, resolve);
            }
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
