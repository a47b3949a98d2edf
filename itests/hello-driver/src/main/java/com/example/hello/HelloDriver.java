package com.example.hello;

import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.host.Host;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** A hypervisor that has no guests and tells the host's name: the least that a driver is. */
@Component(property = Driver.SCHEME + "=hello")
public final class HelloDriver implements HypervisorDriver {
    @Override
    public String name() {
        return "hello";
    }

    @Override
    public boolean accepts(ConnectUri uri) {
        return uri.path().equals("/");
    }

    @Override
    public Set<Class<?>> facetClasses() {
        return Set.of(Hello.class);
    }

    @Override
    public DriverSession open(SessionRequest request) {
        return new Hello();
    }

    private static final class Hello implements DriverSession, Host {
        @Override
        public String uri() {
            return "hello:///";
        }

        @Override
        public String type() {
            return "Hello";
        }

        @Override
        public String hostname() {
            return "hello-world";
        }

        @Override
        public <F> Optional<F> facet(Call call, Class<F> facet) {
            return facet == Host.class ? Optional.of(facet.cast(this)) : Optional.empty();
        }

        @Override
        public void close() {}
    }
}
