package io.kavirt.model.domain;

import io.kavirt.model.xml.Records;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Distances between memory nodes: where one end says how far it is, the other end is as far. */
final class NumaDistances {
    private static final int LOCAL = 10;

    private NumaDistances() {}

    static List<NumaCell> symmetric(List<NumaCell> cells) {
        Map<Integer, Map<Integer, Integer>> known = new TreeMap<>();
        for (NumaCell cell : cells) {
            cell.distances().forEach(distance -> at(known, cell).put(distance.id(), distance.value()));
        }
        for (NumaCell cell : cells) {
            for (NumaCell.Distance distance : cell.distances()) {
                at(known, cell).putIfAbsent(number(cell), LOCAL);
                Map<Integer, Integer> back = known.computeIfAbsent(distance.id(), id -> new TreeMap<>());
                back.putIfAbsent(number(cell), distance.value());
                back.putIfAbsent(distance.id(), LOCAL);
            }
        }
        return cells.stream().map(cell -> with(cell, at(known, cell))).toList();
    }

    private static Map<Integer, Integer> at(Map<Integer, Map<Integer, Integer>> known, NumaCell cell) {
        return known.computeIfAbsent(number(cell), id -> new TreeMap<>());
    }

    private static int number(NumaCell cell) {
        return cell.id() == null ? 0 : cell.id();
    }

    private static NumaCell with(NumaCell cell, Map<Integer, Integer> distances) {
        List<NumaCell.Distance> all = distances.entrySet().stream()
                .map(entry -> new NumaCell.Distance(entry.getKey(), entry.getValue()))
                .toList();
        return all.equals(cell.distances()) ? cell : Records.with(cell, "distances", all);
    }
}
