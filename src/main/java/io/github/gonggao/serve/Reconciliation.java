package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;

/**
 * The Reconciliation Service API 0.2 over persons, bodies and documents: from a table of names to
 * identifiers, and from identifiers to more columns. OpenRefine speaks it.
 */
final class Reconciliation {
  static final String PATH = "/reconcile";
  static final String PREVIEW = PATH + "/preview";

  /** Names in one request; OpenRefine sends ten. */
  static final int QUERIES = 50;

  /** Things in one request for columns. */
  static final int THINGS = 100;

  private static final int CANDIDATES = 10;
  private static final int MOST_CANDIDATES = 50;
  private static final int SUGGESTIONS = 10;
  private static final int LONGEST = 200;
  private static final int VALUES = 100;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]{2,45}]");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private final GraphView view;
  private final Terms terms;

  Reconciliation(GraphView view, Terms terms) {
    this.view = view;
    this.terms = terms;
  }

  /** Empty for an address that is not of the service. */
  Optional<Reply> reply(String path, HttpServletRequest request) {
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      return Optional.empty();
    }
    if (request.getMethod().equals("OPTIONS")) {
      return Optional.of(
          Reply.text(204, "")
              .with("Access-Control-Allow-Origin", "*")
              .with("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
              .with("Access-Control-Allow-Headers", "Accept, Content-Type"));
    }
    try {
      return Optional.of(look(look -> reply(path, request, look)));
    } catch (Refused e) {
      return Optional.of(e.reply().with("Access-Control-Allow-Origin", "*"));
    } catch (JsonException | StackOverflowError e) {
      return Optional.of(notOfTheApi().reply().with("Access-Control-Allow-Origin", "*"));
    }
  }

  private <T> T look(Function<Look, T> work) {
    return view.read(data -> work.apply(new Look(data, terms, view.base())));
  }

  private Reply reply(String path, HttpServletRequest request, Look look) {
    return switch (path.substring(PATH.length())) {
      case "" -> main(request, look);
      case "/suggest/entity" -> json(suggestEntities(word(request, "prefix"), look));
      case "/suggest/type" -> json(suggestTypes(word(request, "prefix")));
      case "/suggest/property" -> json(suggestProperties(word(request, "prefix")));
      case "/properties" -> json(properties(word(request, "type")));
      case "/flyout/entity" -> json(flyout(word(request, "id"), look));
      case "/flyout/type" ->
          json(
              flyout(
                  word(request, "id"),
                  Candidates.Type.of(word(request, "id")).map(Candidates.Type::label)));
      case "/flyout/property" ->
          json(
              flyout(
                  word(request, "id"),
                  Candidates.Property.of(word(request, "id")).map(Candidates.Property::label)));
      case "/preview" -> preview(word(request, "id"), look);
      default -> throw new Refused(404, ErrorPages.words(404));
    };
  }

  private static String word(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    String word = value == null ? "" : value.strip();
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }

  private static Reply json(JsonValue value) {
    return Reply.text(200, JSON.toString(value))
        .with("Content-Type", "application/json;charset=utf-8")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cache-Control", "no-cache");
  }

  private Reply main(HttpServletRequest request, Look look) {
    String queries = request.getParameter("queries");
    String extend = request.getParameter("extend");
    if (queries != null) {
      return json(batch(JSON.parse(queries), look));
    }
    if (extend != null) {
      return json(extension(JSON.parse(extend), look));
    }
    return json(manifest(address(request)));
  }

  /** What the client calls this server, which is told back to the same client alone. */
  private static String address(HttpServletRequest request) {
    String host = request.getServerName();
    if (!HOST.matcher(host).matches()) {
      throw new Refused(400, ErrorPages.words(400));
    }
    boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
    return request.getScheme() + "://" + host + (usual ? "" : ":" + request.getServerPort());
  }

  private JsonObject manifest(String here) {
    JsonObject manifest = new JsonObject();
    manifest.put("versions", array(List.of(new JsonString("0.2"))));
    manifest.put("name", "公告知识图谱 Gonggao");
    manifest.put("identifierSpace", view.base());
    manifest.put("schemaSpace", Terms.ONTOLOGY.getURI());
    manifest.put("view", object("url", here + "/{{id}}"));
    manifest.put(
        "defaultTypes", array(Stream.of(Candidates.Type.values()).map(t -> type(t)).toList()));
    JsonObject suggest = new JsonObject();
    for (String what : List.of("entity", "type", "property")) {
      JsonObject service = object("service_url", here);
      service.put("service_path", PATH + "/suggest/" + what);
      service.put("flyout_service_url", here);
      service.put("flyout_service_path", PATH + "/flyout/" + what + "?id=${id}");
      suggest.put(what, service);
    }
    manifest.put("suggest", suggest);
    JsonObject preview = object("url", here + PREVIEW + "?id={{id}}");
    preview.put("width", 400);
    preview.put("height", 120);
    manifest.put("preview", preview);
    JsonObject propose = object("service_url", here);
    propose.put("service_path", PATH + "/properties");
    JsonObject extend = new JsonObject();
    extend.put("propose_properties", propose);
    manifest.put("extend", extend);
    return manifest;
  }

  private static Refused notOfTheApi() {
    return new Refused(400, "JSON 有误 / this is not JSON as the API has it");
  }

  private static JsonArray list(JsonValue value) {
    if (value == null || !value.isArray()) {
      throw notOfTheApi();
    }
    return value.getAsArray();
  }

  private static JsonObject object(JsonValue value) {
    if (value == null || !value.isObject()) {
      throw notOfTheApi();
    }
    return value.getAsObject();
  }

  private static JsonObject object(String key, String value) {
    JsonObject object = new JsonObject();
    object.put(key, value);
    return object;
  }

  private static JsonArray array(List<? extends JsonValue> values) {
    JsonArray array = new JsonArray();
    array.addAll(values);
    return array;
  }

  private static JsonObject type(Candidates.Type type) {
    JsonObject object = object("id", type.id());
    object.put("name", type.label());
    return object;
  }

  private JsonObject batch(JsonObject queries, Look look) {
    if (queries.size() > QUERIES) {
      throw new Refused(
          413, "一次最多 " + QUERIES + " 个查询 / at most " + QUERIES + " queries in one request");
    }
    JsonObject answer = new JsonObject();
    for (Map.Entry<String, JsonValue> query : queries.entrySet()) {
      JsonObject result = new JsonObject();
      result.put("result", array(candidates(object(query.getValue()), look)));
      answer.put(query.getKey(), result);
    }
    return answer;
  }

  private List<JsonObject> candidates(JsonObject query, Look look) {
    String name = text(query.get("query"));
    List<String> wanted = strings(query.get("type"));
    List<Candidates.Type> types =
        wanted.stream().map(Candidates.Type::of).flatMap(Optional::stream).toList();
    JsonValue limit = query.get("limit");
    if (limit != null && !limit.isNumber()) {
      throw notOfTheApi();
    }
    int most = limit == null ? CANDIDATES : limit.getAsNumber().value().intValue();
    List<Candidates.Given> given = new ArrayList<>();
    JsonValue properties = query.get("properties");
    if (properties != null) {
      for (JsonValue property : list(properties)) {
        JsonObject one = object(property);
        given.add(new Candidates.Given(text(one.get("pid")), strings(one.get("v"))));
      }
    }
    if (name.isEmpty()) {
      // a number or an issuer may be all that is known
      name = given.stream().flatMap(g -> g.values().stream()).findFirst().orElse("");
    }
    boolean unknown = !wanted.isEmpty() && types.isEmpty();
    if (name.isEmpty() || unknown) {
      return List.of();
    }
    return new Candidates(view, look)
        .of(cut(name), types, given, Math.max(1, Math.min(most, MOST_CANDIDATES))).stream()
            .map(candidate -> candidate(candidate, !given.isEmpty()))
            .toList();
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static JsonObject candidate(Candidates.Candidate candidate, boolean given) {
    JsonObject object = object("id", candidate.local());
    object.put("name", candidate.label());
    object.put("description", candidate.description());
    object.put("score", number(candidate.score()));
    object.put("match", candidate.match());
    object.put("type", array(List.of(type(candidate.type()))));
    List<JsonObject> features = new ArrayList<>();
    features.add(feature("name", candidate.name()));
    if (given) {
      features.add(feature("properties", candidate.agreeing()));
    }
    object.put("features", array(features));
    return object;
  }

  private static JsonObject feature(String id, double value) {
    JsonObject feature = object("id", id);
    feature.put("value", number(Math.round(value * 1_000) / 1_000.0));
    return feature;
  }

  private static JsonNumber number(double value) {
    return JsonNumber.value(BigDecimal.valueOf(value));
  }

  /** A string, a number, a truth value, or the name of what was matched already. */
  private static String text(JsonValue value) {
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isString()) {
      return value.getAsString().value();
    }
    if (value.isObject()) {
      return text(value.getAsObject().get("id"));
    }
    return value.toString();
  }

  private static List<String> strings(JsonValue value) {
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.getAsArray().forEach(v -> all.add(text(v)));
      return all;
    }
    return List.of(text(value));
  }

  private JsonObject extension(JsonObject asked, Look look) {
    if (asked.get("ids") == null || !asked.get("ids").isArray()) {
      throw new Refused(400, "要有 ids 列表 / a list of ids is missing");
    }
    List<String> ids = strings(asked.get("ids"));
    List<Candidates.Property> properties = new ArrayList<>();
    List<JsonObject> meta = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonValue property : list(asked.get("properties"))) {
      names.add(text(object(property).get("id")));
    }
    if (ids.size() > THINGS || names.size() > VALUES) {
      throw new Refused(
          413, "一次最多 " + THINGS + " 个条目 / at most " + THINGS + " things in one request");
    }
    for (String name : names) {
      Candidates.Property property =
          Candidates.Property.of(name)
              .orElseThrow(() -> new Refused(400, "没有这个属性 / there is no such property"));
      properties.add(property);
      JsonObject one = object("id", property.id());
      one.put("name", property.label());
      meta.add(one);
    }
    JsonObject rows = new JsonObject();
    for (String id : ids) {
      JsonObject row = new JsonObject();
      for (Candidates.Property property : properties) {
        JsonArray values = new JsonArray();
        if (isKnown(id, look)) {
          property.values(look, look.iri(id)).stream()
              .limit(VALUES)
              .map(value -> value(value, look))
              .forEach(values::add);
        }
        row.put(property.id(), values);
      }
      rows.put(id, row);
    }
    JsonObject answer = new JsonObject();
    answer.put("meta", array(meta));
    answer.put("rows", rows);
    return answer;
  }

  private static boolean isKnown(String id, Look look) {
    return Paths.isIdentifier(id)
        && Candidates.Type.ofEntity(id).isPresent()
        && look.exists(look.iri(id));
  }

  private static JsonObject value(Node node, Look look) {
    if (node.isURI()) {
      String id = look.local(node).orElse(node.getURI());
      JsonObject value = object("id", id);
      value.put("name", look.name(node).plain());
      return value;
    }
    String text = Look.lexical(node);
    return DAY.matcher(text).matches() ? object("date", text + "T00:00:00Z") : object("str", text);
  }

  private JsonObject suggestEntities(String prefix, Look look) {
    List<JsonObject> found = new ArrayList<>();
    if (!prefix.isEmpty()) {
      for (Candidates.Candidate candidate :
          new Candidates(view, look).of(prefix, List.of(), List.of(), SUGGESTIONS)) {
        JsonObject one = object("id", candidate.local());
        one.put("name", candidate.label());
        one.put("description", candidate.description());
        one.put("notable", array(List.of(type(candidate.type()))));
        found.add(one);
      }
    }
    return result(found);
  }

  private static JsonObject result(List<JsonObject> found) {
    JsonObject result = new JsonObject();
    result.put("result", array(found));
    return result;
  }

  private static JsonObject suggestTypes(String prefix) {
    return result(
        Stream.of(Candidates.Type.values())
            .filter(t -> (t.label() + " " + t.id()).contains(prefix))
            .map(t -> type(t))
            .toList());
  }

  private static JsonObject suggestProperties(String prefix) {
    return result(
        Stream.of(Candidates.Property.values())
            .filter(p -> (p.label() + " " + p.id()).contains(prefix))
            .map(p -> property(p))
            .toList());
  }

  private static JsonObject property(Candidates.Property property) {
    JsonObject object = object("id", property.id());
    object.put("name", property.label());
    return object;
  }

  private static JsonObject properties(String type) {
    Optional<Candidates.Type> wanted = Candidates.Type.of(type);
    JsonObject answer = new JsonObject();
    answer.put(
        "properties",
        array(
            Stream.of(Candidates.Property.values())
                .filter(p -> wanted.map(p::isOf).orElse(true))
                .map(p -> property(p))
                .toList()));
    answer.put("type", type);
    return answer;
  }

  private JsonObject flyout(String id, Look look) {
    return flyout(
        id, isKnown(id, look) ? Optional.of(sentence(look.iri(id), look)) : Optional.empty());
  }

  private String sentence(Node node, Look look) {
    return look.name(node).plain() + " " + new Candidates(view, look).description(node);
  }

  private static JsonObject flyout(String id, Optional<String> words) {
    if (words.isEmpty()) {
      throw new Refused(404, ErrorPages.words(404));
    }
    JsonObject answer = object("id", id);
    answer.put("html", "<p>" + escaped(words.get()) + "</p>");
    return answer;
  }

  private Reply preview(String id, Look look) {
    if (!isKnown(id, look)) {
      throw new Refused(404, ErrorPages.words(404));
    }
    Node node = look.iri(id);
    String page =
        "<!DOCTYPE html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>"
            + escaped(look.name(node).plain())
            + "</title></head><body><p><strong>"
            + escaped(look.name(node).plain())
            + "</strong></p><p>"
            + escaped(new Candidates(view, look).description(node))
            + "</p></body></html>";
    return Reply.text(200, page)
        .with("Content-Type", "text/html;charset=utf-8")
        .with("Access-Control-Allow-Origin", "*");
  }

  /** Text in a page, where no template is: five characters mean something there. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
