package io.kavirt.driver.qemu.complete;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.BackingStore;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharDevice.Channel;
import io.kavirt.model.domain.CharSource;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskDriver;
import io.kavirt.model.domain.DiskSource;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.domain.VirtioOptions;
import io.kavirt.model.xml.Records;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ports, host names and numbers that belong to one run. */
final class StartStep {
    private static final Controller.Driver NO_DRIVER =
            new Controller.Driver(null, null, null, null, null, VirtioOptions.NONE);

    private StartStep() {}

    static void apply(Draft draft, StartPlan plan) {
        draft.each(Graphics.class, graphics -> graphics(graphics, plan));
        draft.each(NetworkInterface.class, net -> net(net, plan));
        draft.each(Channel.class, channel -> channel(channel, plan));
        pinQueues(draft);
        numberSources(draft);
    }

    /**
     * QEMU gives a virtio disk or SCSI controller as many queues as there are processors at the start. Once processors come and go, a saved guest would be
     * restored with another number, which its image does not fit.
     */
    private static void pinQueues(Draft draft) {
        Vcpu vcpu = draft.domain.vcpu();
        if (vcpu.online() == vcpu.count()) {
            return;
        }
        draft.each(Disk.class, disk -> {
            DiskDriver driver = disk.driver() == null ? DiskDriver.NONE : disk.driver();
            return disk.target().bus() == Disk.Bus.VIRTIO && driver.queues() == null
                    ? disk.withDriver(Records.with(driver, "queues", vcpu.online()))
                    : disk;
        });
        draft.each(Controller.class, controller -> {
            Controller.Driver driver = controller.driver() == null ? NO_DRIVER : controller.driver();
            return isVirtioScsi(controller) && driver.queues() == null
                    ? Records.with(controller, "driver", Records.with(driver, "queues", vcpu.online()))
                    : controller;
        });
    }

    private static boolean isVirtioScsi(Controller controller) {
        return controller.type() == Controller.Type.SCSI
                && controller.model() != null
                && controller.model().startsWith("virtio");
    }

    private static Graphics graphics(Graphics graphics, StartPlan plan) {
        if (graphics.type() != Graphics.Type.VNC && graphics.type() != Graphics.Type.SPICE) {
            return graphics;
        }
        Graphics done = graphics;
        List<Graphics.Listen> listens = new ArrayList<>();
        for (Graphics.Listen listen : graphics.listens()) {
            listens.add(listen(listen, graphics.type(), plan));
        }
        done = done.withListens(listens);
        if (listens.isEmpty() || listens.get(0).type() != Graphics.ListenType.ADDRESS) {
            return done;
        }
        done = Records.with(done, "listen", listens.get(0).address());
        return done.autoport() == YesNo.YES || done.port() == null || done.port() < 0
                ? done.withPort(plan.graphicsPort().getAsInt())
                : done;
    }

    private static Graphics.Listen listen(Graphics.Listen listen, Graphics.Type type, StartPlan plan) {
        if (listen.type() == Graphics.ListenType.ADDRESS && listen.address() == null) {
            return new Graphics.Listen(Graphics.ListenType.ADDRESS, plan.vncListen(), null, null);
        }
        if (listen.type() == Graphics.ListenType.SOCKET && listen.socket() == null) {
            String socket = plan.channels() + (type == Graphics.Type.VNC ? "/vnc.sock" : "/spice.sock");
            return new Graphics.Listen(Graphics.ListenType.SOCKET, null, null, socket);
        }
        return listen;
    }

    private static NetworkInterface net(NetworkInterface net, StartPlan plan) {
        boolean tap = net.type() == NetworkInterface.Type.BRIDGE
                || net.type() == NetworkInterface.Type.NETWORK
                || net.type() == NetworkInterface.Type.ETHERNET;
        NetworkInterface.Target target = net.target();
        // A name with a pattern in it asks for the next free one, as no name does.
        boolean named = target != null && target.dev() != null && !target.dev().contains("%");
        return tap && !named
                ? net.withTarget(
                        new NetworkInterface.Target(plan.tapName().get(), target == null ? null : target.managed()))
                : net;
    }

    private static Channel channel(Channel channel, StartPlan plan) {
        CharSource source = channel.source();
        if (source.type() != CharSource.Type.UNIX || source.path() != null || channel.target() == null) {
            return channel;
        }
        String name =
                channel.target().name() == null ? "channel" : channel.target().name();
        CharSource.End end = Records.with(source.end(), "path", plan.channels() + "/" + name);
        if (end.mode() == null) {
            end = Records.with(end, "mode", CharSource.Mode.BIND);
        }
        return (Channel) ((CharDevice) channel).withSource(Records.with(source, "ends", List.of(end)));
    }

    /** Numbers the images; events and block jobs name them so. The last disk comes first. */
    private static void numberSources(Draft draft) {
        List<Disk> disks = new ArrayList<>(draft.of(Disk.class));
        int next = 1;
        for (int i = disks.size() - 1; i >= 0; i--) {
            Disk disk = disks.get(i);
            if (disk.source() == null) {
                // Its number is kept for the medium that comes.
                next++;
                continue;
            }
            Disk numbered = disk.withSource(numbered(disk.source(), next++));
            int[] counter = {next};
            numbered = Records.with(numbered, "backingStore", numbered(disk.backingStore(), counter));
            next = counter[0];
            draft.replace(disk, numbered);
        }
    }

    private static DiskSource numbered(DiskSource source, int number) {
        return Records.with(source, "index", number);
    }

    private static @Nullable BackingStore numbered(@Nullable BackingStore store, int[] counter) {
        if (store == null || store.source() == null) {
            return store;
        }
        int number = counter[0]++;
        return new BackingStore(
                store.type(), number, store.format(), store.source(), numbered(store.backingStore(), counter));
    }
}
