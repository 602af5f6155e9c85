package io.github.gonggao.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;

/**
 * What surrounds a thing: {@code /around/person/x} as a list, drawn as a graph where scripts run,
 * and {@code /around/person/x.json} for the graph to grow by.
 */
final class AroundPage {
  private AroundPage() {}

  static List<Page.Section> sections(Look look, Node self) {
    Map<String, List<Page.Row>> bySort = new LinkedHashMap<>();
    for (Neighbours.Link link : Neighbours.of(look, self)) {
      String local = look.local(link.other()).orElse("");
      bySort
          .computeIfAbsent(sort(local), k -> new ArrayList<>())
          .add(
              Page.Row.of(
                  Page.Cell.of(
                      Page.Piece.words(
                          (link.outward() ? "" : "← ")
                              + link.how().zh()
                              + (link.outward() ? " →" : ""),
                          link.how().en())),
                  Page.Cell.of(look.piece(link.other())),
                  Page.Cell.of(
                      Page.Piece.link(new Page.Label("周边", "around"), "/around/" + local))));
    }
    List<Page.Section> sections = new ArrayList<>();
    bySort.forEach(
        (sort, rows) ->
            sections.add(
                new Page.Section(
                    "near-" + sort,
                    SearchPage.kind(sort),
                    List.of(
                        new Page.Label("关系", "relation"),
                        new Page.Label("名称", "name"),
                        new Page.Label("图", "graph")),
                    rows,
                    Page.Label.NONE)));
    return sections;
  }

  private static String sort(String local) {
    return local.substring(0, Math.max(0, local.indexOf('/')));
  }

  static String json(Look look, Node self, boolean english) {
    JsonArray nodes = new JsonArray();
    JsonArray links = new JsonArray();
    String here = look.local(self).orElse("");
    nodes.add(node(look, self, english));
    Map<Node, Boolean> drawn = new LinkedHashMap<>();
    for (Neighbours.Link link : Neighbours.of(look, self)) {
      String there = look.local(link.other()).orElse("");
      if (drawn.putIfAbsent(link.other(), true) == null) {
        nodes.add(node(look, link.other(), english));
      }
      JsonObject edge = new JsonObject();
      edge.put("from", link.outward() ? here : there);
      edge.put("to", link.outward() ? there : here);
      edge.put("label", say(link.how(), english));
      links.add(edge);
    }
    JsonObject all = new JsonObject();
    all.put("self", here);
    all.put("nodes", nodes);
    all.put("links", links);
    return all.toString();
  }

  private static JsonObject node(Look look, Node node, boolean english) {
    String local = look.local(node).orElse("");
    JsonObject object = new JsonObject();
    object.put("id", local);
    object.put("label", say(look.name(node), english));
    object.put("kind", sort(local));
    object.put("href", look.href(node));
    return object;
  }

  private static String say(Page.Label label, boolean english) {
    return english && !label.en().isEmpty() ? label.en() : label.plain();
  }
}
