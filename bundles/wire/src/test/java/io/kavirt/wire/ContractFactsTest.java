package io.kavirt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract's annotations against the protocol's facts: numbers, layouts, limits, permissions, priorities. */
class ContractFactsTest {
    private final JsonNode facts = read();
    private final Map<String, JsonNode> byNumber = new HashMap<>();

    ContractFactsTest() {
        facts.get("procedures")
                .forEach(fact -> byNumber.put(
                        fact.get("program").asText() + " " + fact.get("number").asInt(), fact));
    }

    @Test
    void programsHaveTheirNumbers() {
        for (Program program : Program.values()) {
            assertThat(program.id())
                    .as("number of %s", program)
                    .isEqualTo(facts.get("programs").get(program.name()).asInt());
        }
    }

    @Test
    void proceduresAreDeclaredAsTheProtocolHasThem() {
        List<String> differences = new ArrayList<>();
        for (ProcedureEntry entry : Contract.PROCEDURES.entries()) {
            JsonNode fact = byNumber.get(entry.program() + " " + entry.number());
            if (fact == null || !fact.get("kind").asText().equals("call")) {
                differences.add(entry + ": the protocol has no call with the number " + entry.number());
                continue;
            }
            String where = entry + " (" + fact.get("name").asText() + ")";
            compare(differences, where, "arguments", fact.get("args").asText(), entry.argumentsLayout());
            compare(differences, where, "results", fact.get("ret").asText(), entry.resultLayout());
            compare(differences, where, "high priority", fact.get("high").asBoolean(), entry.isHighPriority());
            List<String> permissions = new ArrayList<>();
            fact.get("acl").forEach(rule -> permissions.add(rule.asText()));
            compare(
                    differences,
                    where,
                    "permissions",
                    permissions.stream().sorted().toList(),
                    permissions(entry));
        }
        assertThat(differences).isEmpty();

        for (Program program : List.of(Program.REMOTE, Program.QEMU, Program.LXC)) {
            long all = byNumber.values().stream()
                    .filter(fact -> fact.get("program").asText().equals(program.name()))
                    .filter(fact -> fact.get("kind").asText().equals("call"))
                    .count();
            long declared = Contract.PROCEDURES.entries().stream()
                    .filter(entry -> entry.program() == program)
                    .count();
            System.out.println("The contract declares " + declared + " of the " + all + " calls of " + program);
        }
    }

    @Test
    void eventsAreDeclaredAsTheProtocolHasThem() {
        List<String> differences = new ArrayList<>();
        for (EventEntry entry : Contract.EVENTS.entries()) {
            if (entry.plain() != 0) {
                compareMessage(differences, entry, entry.plain(), entry.plainLayout());
            }
            if (entry.callback() != 0) {
                compareMessage(differences, entry, entry.callback(), entry.callbackLayout());
            }
        }
        assertThat(differences).isEmpty();
        long all = byNumber.values().stream()
                .filter(fact -> fact.get("name").asText().startsWith("DOMAIN_"))
                .filter(fact -> fact.get("kind").asText().equals("event"))
                .mapToInt(fact -> fact.path("event").asInt(-1))
                .distinct()
                .count();
        System.out.println(
                "The contract declares " + Contract.EVENTS.entries().size() + " of " + all + " domain events");
    }

    private void compareMessage(List<String> differences, EventEntry entry, int number, String layout) {
        JsonNode fact = byNumber.get(entry.program() + " " + number);
        if (fact == null || !fact.get("kind").asText().equals("event")) {
            differences.add(entry + ": the protocol has no event with the number " + number);
            return;
        }
        compare(
                differences,
                entry.toString(),
                "message " + number,
                fact.get("message").asText(),
                layout);
        if (fact.has("event")) {
            compare(differences, entry.toString(), "event id", fact.get("event").asInt(), entry.id());
        }
    }

    private static List<String> permissions(ProcedureEntry entry) {
        return Arrays.stream(entry.method().getAnnotationsByType(Access.class))
                .map(ContractFactsTest::permission)
                .sorted()
                .toList();
    }

    private static String permission(Access access) {
        ObjectKind object = access.object();
        return object.name().toLowerCase(Locale.ROOT) + "." + access.permission()
                + (access.flagsSet() == 0 ? "" : "+" + access.flagsSet())
                + (access.flagsClear() == 0 ? "" : "-" + access.flagsClear());
    }

    private static void compare(List<String> differences, String where, String what, Object fact, Object declared) {
        if (!fact.equals(declared)) {
            differences.add(where + ": " + what + " are '" + declared + "', but '" + fact + "' in the protocol");
        }
    }

    private static JsonNode read() {
        try (InputStream in = ContractFactsTest.class.getResourceAsStream("/protocol-facts.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
