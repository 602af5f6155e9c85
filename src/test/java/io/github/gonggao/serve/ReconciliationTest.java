package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names become identifiers as the Reconciliation API 0.2 has it. Where the specification's JSON
 * Schemas lie beside the project ({@code ../shared/suites}), every answer is held against them; the
 * rest of the tests need none.
 */
class ReconciliationTest {
  private static final Path SCHEMAS =
      Path.of("..", "shared", "suites", "reconciliation", "0.2", "schemas");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path dir;
  static Running site;

  @BeforeAll
  static void start() throws IOException {
    site = new Running(Example.store(dir));
  }

  @AfterAll
  static void stop() throws IOException {
    site.close();
  }

  /** Beside the project, or beside the worktrees of it. */
  private static Path schemas() {
    return Stream.of(SCHEMAS, Path.of("..").resolve(SCHEMAS))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(SCHEMAS);
  }

  private static Map<String, String> schemaTexts() throws IOException {
    Map<String, String> texts = new java.util.HashMap<>();
    try (Stream<Path> files = Files.list(schemas())) {
      for (Path file : files.sorted().toList()) {
        // the security definitions of another specification, which no manifest of ours has
        String text =
            Files.readString(file)
                .replace(
                    "\"$ref\": \"http://swagger.io/v2/schema.json#/definitions/securityDefinitions/additionalProperties\"",
                    "\"type\": \"object\"")
                .replace(
                    "http://json-schema.org/schema#", "http://json-schema.org/draft-07/schema#");
        texts.put(
            "https://reconciliation-api.github.io/specs/0.2/schemas/" + file.getFileName(), text);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return texts;
  }

  private static void assertValid(String schema, String json) throws IOException {
    if (!Files.isDirectory(schemas())) {
      return;
    }
    Map<String, String> texts = schemaTexts();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(texts));
    Schema loaded =
        registry.getSchema(
            com.networknt.schema.SchemaLocation.of(
                "https://reconciliation-api.github.io/specs/0.2/schemas/" + schema + ".json"));
    assertEquals(
        List.of(),
        loaded.validate(json, com.networknt.schema.InputFormat.JSON).stream()
            .map(Object::toString)
            .toList(),
        json);
  }

  private static JsonNode json(HttpResponse<String> response, String schema) throws IOException {
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(
        "application/json;charset=utf-8",
        response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
    assertEquals("*", response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertValid(schema, response.body());
    return JSON.readTree(response.body());
  }

  private static JsonNode batch(String queries) throws Exception {
    HttpResponse<String> got = site.get("/reconcile?queries=" + Running.encode(queries));
    HttpResponse<String> posted =
        site.post(
            "/reconcile",
            "application/x-www-form-urlencoded",
            "queries=" + Running.encode(queries));
    assertEquals(got.body(), posted.body());
    assertValid("reconciliation-query-batch", queries);
    return json(posted, "reconciliation-result-batch");
  }

  private static JsonNode one(String query) throws Exception {
    return batch("{\"q0\": " + query + "}").get("q0").get("result");
  }

  @Test
  void the_manifest_leads_to_everything_that_it_names() throws Exception {
    JsonNode manifest = json(site.get("/reconcile"), "manifest");
    String here = site.uri("").toString();
    assertEquals("https://w3id.org/gonggao/", manifest.get("identifierSpace").asText());
    String person = site.find("许𠮷安", "person").substring(1);
    List<String> addresses = new ArrayList<>();
    addresses.add(manifest.get("view").get("url").asText().replace("{{id}}", person));
    addresses.add(manifest.get("preview").get("url").asText().replace("{{id}}", person));
    Map<String, String> ids = Map.of("entity", person, "type", "person", "property", "post");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      JsonNode suggest = manifest.get("suggest").get(id.getKey());
      addresses.add(
          suggest.get("service_url").asText() + suggest.get("service_path").asText() + "?prefix=x");
      addresses.add(
          suggest.get("flyout_service_url").asText()
              + suggest.get("flyout_service_path").asText().replace("${id}", id.getValue()));
    }
    JsonNode propose = manifest.get("extend").get("propose_properties");
    addresses.add(propose.get("service_url").asText() + propose.get("service_path").asText());
    for (String address : addresses) {
      assertTrue(address.startsWith(here), address);
      int status = site.get(address.substring(here.length())).statusCode();
      assertTrue(status == 200 || status == 303, address + " " + status);
    }
  }

  @Test
  void a_name_that_one_has_is_a_match_and_says_why() throws Exception {
    JsonNode result = one("{\"query\": \"许𠮷安\", \"type\": \"person\"}");
    JsonNode first = result.get(0);
    assertEquals(site.find("许𠮷安", "person"), "/" + first.get("id").asText());
    assertEquals("许𠮷安", first.get("name").asText());
    assertTrue(first.get("match").asBoolean());
    assertEquals(100, first.get("score").asDouble());
    assertEquals("name", first.get("features").get(0).get("id").asText());
    assertEquals(1, first.get("features").get(0).get("value").asDouble());
    assertEquals("http://xmlns.com/foaf/0.1/Person", first.get("type").get(0).get("id").asText());
    assertTrue(first.get("description").asText().contains("示例省统计局"), first.toString());
  }

  @Test
  void a_part_of_a_name_is_a_candidate_and_no_match() throws Exception {
    JsonNode result = one("{\"query\": \"统计局\", \"type\": \"org\"}");
    assertTrue(result.size() >= 2, result.toString());
    for (JsonNode candidate : result) {
      assertFalse(candidate.get("match").asBoolean());
      assertTrue(candidate.get("score").asDouble() < 80, candidate.toString());
    }
    assertTrue(result.get(0).get("score").asDouble() >= result.get(1).get("score").asDouble());
  }

  @Test
  void documents_are_found_by_title_and_by_number_and_bodies_by_name() throws Exception {
    String rules = one("{\"query\": \"《示例省统计工作条例》\"}").get(0).get("id").asText();
    assertTrue(rules.startsWith("document/"), rules);
    String letter =
        one("{\"query\": \"示政任〔2024〕7号\", \"type\": \"https://w3id.org/gonggao/ontology#PolicyDocument\"}")
            .get(0)
            .get("id")
            .asText();
    assertTrue(letter.startsWith("document/") && !letter.equals(rules), letter);
    JsonNode body = one("{\"query\": \"示例省统计局\", \"type\": [\"org\"], \"limit\": 1}");
    assertEquals(1, body.size());
    assertTrue(body.get(0).get("match").asBoolean(), body.toString());
  }

  @Test
  void properties_tell_namesakes_apart() throws Exception {
    String query =
        "{\"query\": \"林知远\", \"type\": \"person\", \"properties\": [{\"pid\": \"post\", \"v\": \"%s\"}]}";
    JsonNode right = one(String.format(query, "示例省统计局局长")).get(0);
    assertTrue(right.get("match").asBoolean(), right.toString());
    assertEquals(100, right.get("score").asDouble());
    assertEquals("properties", right.get("features").get(1).get("id").asText());
    JsonNode wrong = one(String.format(query, "示例市水务局局长")).get(0);
    assertFalse(wrong.get("match").asBoolean(), wrong.toString());
    assertEquals(75, wrong.get("score").asDouble());
    JsonNode onlyNumber =
        one("{\"properties\": [{\"pid\": \"number\", \"v\": [\"示政任〔2024〕7号\"]}]}").get(0);
    assertTrue(onlyNumber.get("match").asBoolean(), onlyNumber.toString());
  }

  @Test
  void a_batch_is_answered_name_by_name() throws Exception {
    JsonNode batch =
        batch(
            "{\"a\": {\"query\": \"林知远\"}, \"b\": {\"query\": \"查无此人\"}, \"c\": {\"query\": \"x\", \"type\": \"none\"}}");
    assertEquals(3, batch.size());
    assertEquals("林知远", batch.get("a").get("result").get(0).get("name").asText());
    assertEquals(0, batch.get("b").get("result").size());
    assertEquals(0, batch.get("c").get("result").size());
  }

  @Test
  void suggestions_come_while_one_types() throws Exception {
    JsonNode entities =
        json(
            site.get("/reconcile/suggest/entity?prefix=" + Running.encode("统计")),
            "suggest-entities-response");
    assertTrue(entities.get("result").size() >= 3);
    JsonNode types =
        json(
            site.get("/reconcile/suggest/type?prefix=" + Running.encode("人")),
            "suggest-types-response");
    assertEquals(1, types.get("result").size());
    JsonNode properties =
        json(
            site.get("/reconcile/suggest/property?prefix=" + Running.encode("文")),
            "suggest-properties-response");
    assertTrue(properties.get("result").size() >= 2);
    assertEquals(
        0,
        json(site.get("/reconcile/suggest/entity?prefix="), "suggest-entities-response")
            .get("result")
            .size());
  }

  @Test
  void columns_come_from_identifiers() throws Exception {
    JsonNode proposed =
        json(site.get("/reconcile/properties?type=document"), "data-extension-property-proposal");
    List<String> ids = new ArrayList<>();
    proposed.get("properties").forEach(p -> ids.add("{\"id\": \"" + p.get("id").asText() + "\"}"));
    assertTrue(ids.size() >= 4, ids.toString());
    String letter = one("{\"query\": \"示政任〔2024〕7号\"}").get(0).get("id").asText();
    String asked =
        "{\"ids\": [\""
            + letter
            + "\", \"document/none\"], \"properties\": ["
            + String.join(",", ids)
            + "]}";
    assertValid("data-extension-query", asked);
    JsonNode rows =
        json(
                site.post(
                    "/reconcile",
                    "application/x-www-form-urlencoded",
                    "extend=" + Running.encode(asked)),
                "data-extension-response")
            .get("rows");
    JsonNode row = rows.get(letter);
    assertEquals("示政任〔2024〕7号", row.get("number").get(0).get("str").asText());
    assertEquals("示例省人民政府", row.get("issuer").get(0).get("name").asText());
    assertTrue(row.get("issuer").get(0).get("id").asText().startsWith("org/"));
    assertEquals(0, rows.get("document/none").get("number").size());
    String person = site.find("许𠮷安", "person").substring(1);
    String posts =
        "{\"ids\": [\""
            + person
            + "\"], \"properties\": [{\"id\": \"post\"}, {\"id\": \"organization\"}]}";
    JsonNode held =
        json(site.get("/reconcile?extend=" + Running.encode(posts)), "data-extension-response")
            .get("rows")
            .get(person);
    assertEquals(2, held.get("post").size(), held.toString());
    assertEquals("示例省统计局", held.get("organization").get(0).get("name").asText());
  }

  @Test
  void a_preview_may_be_framed_and_has_only_words() throws Exception {
    String organ = site.find("svg onload=alert(3)", "org").substring(1);
    HttpResponse<String> preview = site.get("/reconcile/preview?id=" + organ);
    assertEquals(200, preview.statusCode());
    assertFalse(preview.body().contains("<svg"), preview.body());
    assertTrue(preview.body().contains("&lt;svg"), preview.body());
    assertFalse(
        preview
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("frame-ancestors"));
    String flyout = site.get("/reconcile/flyout/entity?id=" + organ).body();
    assertFalse(JSON.readTree(flyout).get("html").asText().contains("<svg"), flyout);
  }

  @Test
  void what_is_no_request_is_the_clients_error() throws Exception {
    for (String wrong :
        List.of(
            "queries=x",
            "queries=[]",
            "queries={\"a\":1}",
            "queries={\"a\":{\"query\":{}}}",
            "extend={}",
            "extend={\"ids\":1,\"properties\":[]}",
            "extend={\"ids\":[],\"properties\":[{\"id\":\"none\"}]}",
            "queries={\"a\":{\"query\":\"x\",\"limit\":\"y\"}}",
            "queries={\"a\":{\"query\":\"x\",\"properties\":{}}}",
            "queries=" + "[".repeat(20_000),
            "queries=" + "{\"a\":".repeat(5_000))) {
      String form =
          wrong.substring(0, wrong.indexOf('=') + 1)
              + Running.encode(wrong.substring(wrong.indexOf('=') + 1));
      int status = site.post("/reconcile", "application/x-www-form-urlencoded", form).statusCode();
      assertTrue(
          status == 400 || (status == 200 && wrong.contains("{\"query\":{}}")),
          wrong.substring(0, Math.min(60, wrong.length())) + " " + status);
    }
    StringBuilder many = new StringBuilder("{\"q\": {\"query\": \"x\"}");
    for (int i = 0; i < Reconciliation.QUERIES; i++) {
      many.append(",\"q").append(i).append("\": {\"query\": \"x\"}");
    }
    assertEquals(
        413,
        site.post(
                "/reconcile",
                "application/x-www-form-urlencoded",
                "queries=" + Running.encode(many + "}"))
            .statusCode());
    for (String path :
        List.of(
            "/reconcile/none",
            "/reconcile/flyout/entity?id=a/../b",
            "/reconcile/preview?id=person/none",
            "/reconcile/flyout/type?id=none")) {
      assertEquals(404, site.get(path).statusCode(), path);
    }
    HttpResponse<String> preflight =
        site.send(
            HttpRequest.newBuilder(site.uri("/reconcile"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertEquals(204, preflight.statusCode());
    assertEquals("*", preflight.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
  }
}
