package io.kavirt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void tablesAreAsWideAsTheirCells() {
        Map<String, Object> running = new LinkedHashMap<>();
        running.put("Id", 1);
        running.put("Name", "a-long-name");
        Map<String, Object> stopped = new LinkedHashMap<>();
        stopped.put("Id", null);
        stopped.put("Name", "b");
        assertThat(Table.format(List.of("Id", "Name"), List.of(running, stopped)))
                .isEqualTo("""
                         Id   Name
                        --------------------
                         1    a-long-name
                         -    b
                        """);
    }

    @Test
    void jsonEscapesWhatItMust() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "a\"b\\c\n\u0001é");
        values.put("list", Arrays.asList(1, true, null, Map.of()));
        values.put("empty", List.of());
        assertThat(Json.write(values))
                .isEqualTo("{\"text\":\"a\\\"b\\\\c\\u000a\\u0001é\",\"list\":[1,true,null,{}],\"empty\":[]}");
    }
}
