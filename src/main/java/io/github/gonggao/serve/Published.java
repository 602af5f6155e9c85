package io.github.gonggao.serve;

import java.time.Duration;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/** The limits as everybody may read them at {@code /limits}; what is tested is this list. */
final class Published {
  /**
   * One limit.
   *
   * @param value in {@code unit}, as a decimal number
   * @param status of an answer where it is reached
   * @param flag of {@code gonggao serve} that sets it; empty where none does
   */
  record Limit(
      String name, String value, String unit, int status, String flag, String zh, String en) {}

  private Published() {}

  static List<Limit> of(Site.Limits limits) {
    return List.of(
        new Limit(
            "timeout", seconds(limits.timeout()), "s", 503, "--timeout", "一个查询的时间", "of a query"),
        new Limit(
            "rows",
            number(limits.rows()),
            "rows",
            422,
            "--rows",
            "结果的行数或三元组数",
            "rows or triples of" + " an answer"),
        new Limit(
            "bytes",
            number(limits.bytes()),
            "bytes",
            422,
            "--bytes",
            "结果的字节数",
            "bytes of an answer"),
        new Limit(
            "body",
            number(limits.body()),
            "bytes",
            413,
            "--body",
            "请求体的字节数",
            "bytes of a request's" + " body"),
        new Limit(
            "query",
            number(QueryRules.LONGEST),
            "characters",
            413,
            "",
            "查询的字数",
            "characters of a" + " query"),
        new Limit(
            "headers",
            number(Site.HEADERS),
            "bytes",
            431,
            "",
            "请求头和地址的字节数",
            "bytes of headers and" + " address"),
        new Limit(
            "queries",
            number(limits.queries()),
            "queries",
            503,
            "--queries",
            "同时运行的查询",
            "queries at" + " once"),
        new Limit(
            "waiting",
            number(limits.waiting()),
            "queries",
            503,
            "--waiting",
            "排队的查询",
            "queries that" + " wait"),
        new Limit(
            "patience",
            seconds(limits.patience()),
            "s",
            503,
            "--patience",
            "排队的时间",
            "that they wait"),
        new Limit(
            "budget",
            seconds(limits.budget()),
            "s",
            429,
            "--budget",
            "一个地址每分钟的查询时间",
            "query time of" + " an address in a minute"),
        new Limit(
            "pages", number(limits.pages()), "pages", 503, "--pages", "同时生成的网页", "pages at once"),
        new Limit(
            "connections",
            number(limits.connections()),
            "connections",
            0,
            "--connections",
            "同时的连接",
            "connections at once; more wait"),
        new Limit(
            "string",
            number(Budget.LONGEST_STRING),
            "characters",
            422,
            "",
            "查询产生的字符串的字数",
            "characters of a string that a query makes"),
        new Limit(
            "strings",
            number(Budget.ALL_STRINGS),
            "characters",
            422,
            "",
            "查询产生的长字符串的总字数",
            "characters of all long strings that a query makes"),
        new Limit(
            "number",
            number(Bounds.LONGEST_NUMBER),
            "bits",
            422,
            "",
            "查询产生的数的位数",
            "bits of a number" + " that a query makes"),
        new Limit(
            "text-hits",
            number(io.github.gonggao.graph.GraphView.MOST_TEXT_HITS),
            "literals",
            400,
            "",
            "text:query 的命中数",
            "literals that text:query finds"),
        new Limit(
            "reconcile",
            number(Reconciliation.QUERIES),
            "queries",
            413,
            "",
            "一次对齐请求的查询数",
            "queries in" + " a reconciliation request"),
        new Limit(
            "extend",
            number(Reconciliation.THINGS),
            "things",
            413,
            "",
            "一次扩展请求的条目数",
            "things in an" + " extension request"));
  }

  static String seconds(Duration duration) {
    return Engine.seconds(duration);
  }

  private static String number(long value) {
    return Long.toString(value);
  }

  static Reply reply(Site.Limits limits, String accept, String format) {
    boolean json =
        format == null
            ? Negotiation.choose(accept, List.of("application/json", "text/plain"))
                .map("application/json"::equals)
                .orElse(false)
            : format.equals("json");
    Reply reply =
        json
            ? Reply.text(200, json(limits)).with("Content-Type", "application/json;charset=utf-8")
            : Reply.text(200, text(limits));
    return reply.with("Access-Control-Allow-Origin", "*").revalidated();
  }

  private static String json(Site.Limits limits) {
    JsonArray all = new JsonArray();
    for (Limit limit : of(limits)) {
      JsonObject one = new JsonObject();
      one.put("name", limit.name());
      one.put(
          "value",
          org.apache.jena.atlas.json.JsonNumber.value(new java.math.BigDecimal(limit.value())));
      one.put("unit", limit.unit());
      if (limit.status() > 0) {
        one.put("status", limit.status());
      }
      if (!limit.flag().isEmpty()) {
        one.put("flag", limit.flag());
      }
      one.put("zh", limit.zh());
      one.put("en", limit.en());
      all.add(one);
    }
    JsonObject object = new JsonObject();
    object.put("limits", all);
    return JSON.toString(object);
  }

  private static String text(Site.Limits limits) {
    StringBuilder text = new StringBuilder();
    for (Limit limit : of(limits)) {
      text.append(limit.name())
          .append('\t')
          .append(limit.value())
          .append(' ')
          .append(limit.unit())
          .append('\t')
          .append(limit.status() > 0 ? Integer.toString(limit.status()) : "-")
          .append('\t')
          .append(limit.flag().isEmpty() ? "-" : limit.flag())
          .append('\t')
          .append(limit.zh())
          .append(" / ")
          .append(limit.en())
          .append('\n');
    }
    return text.toString();
  }
}
