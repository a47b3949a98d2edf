package io.kavirt.bench;

import io.kavirt.bench.Figure.Bar;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** From the start of the daemon to its first reply on the test driver. Leaves the daemons running. */
final class StartBench {
    private final List<Daemon> daemons;
    private final Report report;
    private final int warmStarts;

    StartBench(List<Daemon> daemons, Report report, int warmStarts) {
        this.daemons = daemons;
        this.report = report;
        this.warmStarts = warmStarts;
    }

    void run() throws IOException, InterruptedException {
        double[] cold = new double[daemons.size()];
        Samples[] warm = new Samples[daemons.size()];
        Arrays.setAll(warm, i -> new Samples());
        for (int i = 0; i < cold.length; i++) {
            cold[i] = daemons.get(i).start();
        }
        double[] idle = new double[daemons.size()];
        for (int round = 0; round < warmStarts; round++) {
            for (int i = 0; i < cold.length; i++) {
                daemons.get(i).stop();
                warm[i].add(daemons.get(i).start());
            }
        }
        for (int i = 0; i < cold.length; i++) {
            idle[i] = Processes.residentMiB(daemons.get(i).pid());
        }
        boolean both = cold.length > 1;
        report.add(new Figure(
                "start to first reply, cold (empty folders)", "s", cold[0], both ? cold[1] : Double.NaN, Bar.NONE));
        report.add(new Figure(
                "start to first reply, warm, median",
                "s",
                warm[0].median(),
                both ? warm[1].median() : Double.NaN,
                Bar.below(2)));
        report.add(
                new Figure("resident memory after the start", "MiB", idle[0], both ? idle[1] : Double.NaN, Bar.NONE));
    }
}
