package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.ANNOUNCEMENT;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_IS_REPLACED_BY;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.EVIDENCE;
import static io.github.gonggao.graph.Vocabulary.PREFIXES;
import static io.github.gonggao.graph.Vocabulary.SKOS_ALT_LABEL;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;
import static io.github.gonggao.graph.Vocabulary.TEXT_VERSION;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Vocabulary;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;

/**
 * Every address but the SPARQL endpoint.
 *
 * <p>An identifier answers 303 to a document about the thing, {@code /person/x.html} or {@code
 * .ttl}, by the {@code Accept} header or {@code ?format=}; the document answers 200. The texts of
 * announcements are documents themselves. Where to go is made of the identifier that was found in
 * the store, never of what the client sent.
 */
final class Pages extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CONCEPT_BASE =
      Vocabulary.CONCEPTS.substring(0, Vocabulary.CONCEPTS.length() - "vocab/".length());

  private static final Pattern AROUND_KINDS =
      Pattern.compile("(person|org|post|meeting|document|place|a)/[^/]+$");
  private static final String WHY = "/why/";
  private static final String AROUND = "/around/";

  private final transient GraphView view;
  private final transient Templates templates = new Templates();
  private final transient Terms terms;
  private final transient Front front;
  private final transient Reconciliation reconciliation;
  private final transient Catalogue catalogue;

  Pages(GraphView view, Engine engine) {
    this.view = view;
    terms =
        view.read(data -> new Terms(data, NodeFactory.createURI(view.base() + "graph/ontology")));
    front = new Front(view, templates, terms, engine);
    reconciliation = new Reconciliation(view, terms);
    catalogue = new Catalogue(view, terms);
  }

  /** Makes what takes a while in a large store, so that the first reader does not wait. */
  void warmUp() {
    front.statistics();
    catalogue.triples();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getRequestURI());
    Optional<Reply> forMachines = reconciliation.reply(path, request);
    if (forMachines.isPresent()) {
      forMachines.get().send(request, response);
      return;
    }
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      Reply.text(405, "只接受 GET 和 HEAD / only GET and HEAD").send(request, response);
      return;
    }
    Optional<Reply> reply;
    try {
      reply = path.equals(Catalogue.PATH) ? catalogue(request) : front.reply(path, request);
    } catch (IllegalStateException | IllegalArgumentException e) {
      // what the container says of broken percent-encoding and of too many parameters
      Reply.text(400, "请求参数有误 / the parameters cannot be read").send(request, response);
      return;
    }
    (reply.isPresent() ? reply.get() : resource(path, request)).send(request, response);
  }

  /** At once, since nobody expects a redirect from a well-known address. */
  private Optional<Reply> catalogue(HttpServletRequest request) {
    String wanted = request.getParameter("format");
    String accept = request.getHeader("Accept");
    Optional<Format> format =
        wanted != null ? Format.named(wanted) : Negotiation.choose(accept == null ? "*/*" : accept);
    return Optional.of(
        format.isEmpty()
            ? notAcceptable()
            : catalogue.reply(format.get() == Format.HTML ? Format.TURTLE : format.get()));
  }

  private Reply resource(String path, HttpServletRequest request) {
    if (path.startsWith(WHY) || path.startsWith(AROUND)) {
      return look(look -> about(look, path, request));
    }
    return look(
        look -> {
          String local = current(look, path.substring(1));
          int dot = local.lastIndexOf('.');
          Optional<Format> format =
              dot < 0 ? Optional.empty() : Format.ofExtension(local.substring(dot + 1));
          if (exists(look, local)) {
            return identified(look, node(local), local, request);
          }
          String about = format.isPresent() ? local.substring(0, dot) : "";
          if (exists(look, about)) {
            return document(look, node(about), about, format.get(), request);
          }
          return isOfDataset(look, local) ? Reply.see(Catalogue.PATH) : missing(request);
        });
  }

  /** The identifier of this version of the ontology means the ontology. */
  private static String current(Look look, String local) {
    return look.object(Terms.ONTOLOGY, OWL.versionIRI.asNode())
        .map(Node::getURI)
        .filter(uri -> uri.startsWith(CONCEPT_BASE))
        .map(uri -> uri.substring(CONCEPT_BASE.length()))
        .filter(version -> local.equals(version) || local.startsWith(version + "."))
        .filter(version -> local.length() == version.length() || isSuffix(local, version))
        .map(version -> "ontology" + local.substring(version.length()))
        .orElse(local);
  }

  private static boolean isSuffix(String local, String version) {
    return Format.ofExtension(local.substring(version.length() + 1)).isPresent();
  }

  /** What the catalogue tells about: the data set, its parts, and its graphs. */
  private boolean isOfDataset(Look look, String local) {
    return local.equals("dataset")
        || local.matches("dataset/(class|property)-[0-9]{1,6}")
        || (local.startsWith("graph/")
            && Paths.isIdentifier(local)
            && look.data().contains(node(local), Node.ANY, Node.ANY, Node.ANY));
  }

  /** Why a fact is there, and what is around a thing. */
  private Reply about(Look look, String path, HttpServletRequest request) {
    boolean why = path.startsWith(WHY);
    boolean json = !why && path.endsWith(".json");
    String local =
        path.substring(why ? WHY.length() : AROUND.length(), path.length() - (json ? 5 : 0));
    if (!exists(look, local) || (why && !WhyPage.has(look, node(local)))) {
      return missing(request);
    }
    Node node = node(local);
    Page.Frame frame = Language.frame(request);
    if (json) {
      return Reply.of(
              200,
              "application/json",
              AroundPage.json(look, node, frame.english()).getBytes(StandardCharsets.UTF_8))
          .with("Vary", "Accept, Accept-Language, Cookie")
          .cached();
    }
    return Language.reply(
            request,
            200,
            why ? why(look, node, path, frame, request) : around(look, node, local, frame))
        .cached();
  }

  private byte[] why(
      Look look, Node node, String path, Page.Frame frame, HttpServletRequest request) {
    WhyPage why = new WhyPage(look, node);
    List<Quad> places = why.places();
    Paging paging = Paging.of(path, request);
    int page = Math.min(paging.page("supports"), Math.max(0, places.size() - 1) / WhyPage.SHOWN);
    int from = page * WhyPage.SHOWN;
    Sheet sheet = new Sheet(look, node, Paging.none());
    sheet.hideValues(Terms.TYPE, EVIDENCE);
    sheet.values("基本信息", "facts");
    Page.Label title = look.name(node);
    return templates.render(
        "why.jte",
        frame.titled(new Page.Label("依据：" + title.zh(), "why: " + title.plain())),
        Map.of(
            "fact",
            look.href(node).isEmpty()
                ? Page.Piece.words(title.zh(), title.en())
                : Page.Piece.link(title, look.href(node)),
            "number",
            places.size(),
            "supports",
            why.supports(places.subList(from, Math.min(places.size(), from + WhyPage.SHOWN))),
            "turn",
            paging.turn("supports", page, places.size(), WhyPage.SHOWN),
            "sections",
            sheet.sections()));
  }

  private byte[] around(Look look, Node node, String local, Page.Frame frame) {
    Page.Label title = look.name(node);
    return templates.render(
        "around.jte",
        frame
            .titled(new Page.Label("周边：" + title.plain(), "around " + title.plain()))
            .running("/webjars/cytoscape/3.33.1/cytoscape.min.js", "/around.js"),
        Map.of(
            "thing",
            Page.Piece.link(title, look.href(node)),
            "data",
            "/around/" + local + ".json",
            "sections",
            AroundPage.sections(look, node)));
  }

  private boolean exists(Look look, String local) {
    return Paths.isIdentifier(local) && look.exists(node(local));
  }

  private <T> T look(Function<Look, T> work) {
    return view.read(data -> work.apply(new Look(data, terms, view.base())));
  }

  /** Terms and concepts keep their identifiers when the base of a store is another. */
  private Node node(String local) {
    boolean fixed = local.equals("ontology") || local.equals("vocab") || local.startsWith("vocab/");
    return NodeFactory.createURI((fixed ? CONCEPT_BASE : view.base()) + local);
  }

  private Reply identified(Look look, Node node, String local, HttpServletRequest request) {
    Optional<String> successor = look.object(node, DCTERMS_IS_REPLACED_BY).flatMap(look::local);
    if (successor.isPresent() && exists(look, successor.get())) {
      return Reply.moved("/" + successor.get());
    }
    String wanted = request.getParameter("format");
    if (wanted == null && look.isA(node, TEXT_VERSION)) {
      return Reply.text(200, look.string(node, RDF.value.asNode()))
          .with("Link", alternates(local))
          .cached();
    }
    Optional<Format> format =
        wanted == null ? Negotiation.choose(request.getHeader("Accept")) : Format.named(wanted);
    if (format.isEmpty()) {
      return notAcceptable();
    }
    return Reply.see("/" + local + "." + format.get().extension()).with("Link", alternates(local));
  }

  private static Reply notAcceptable() {
    return Reply.text(
        406,
        "没有这种格式 / not in this format; there are "
            + List.of(Format.values()).stream()
                .map(f -> f.types().get(0) + " (?format=" + f.word() + ")")
                .collect(Collectors.joining(", ")));
  }

  private static String alternates(String local) {
    return List.of(Format.values()).stream()
        .map(
            f ->
                "</"
                    + local
                    + "."
                    + f.extension()
                    + ">; rel=\"alternate\"; type=\""
                    + f.types().get(0)
                    + "\"")
        .collect(Collectors.joining(", "));
  }

  private Reply document(
      Look look, Node node, String local, Format format, HttpServletRequest request) {
    Reply reply =
        format == Format.HTML ? page(look, node, local, request) : data(look, node, format);
    return reply
        .with("Link", alternates(local) + ", <" + node.getURI() + ">; rel=\"describes\"")
        .cached();
  }

  private Reply data(Look look, Node node, Format format) {
    byte[] body;
    boolean complete = true;
    if (look.isA(node, ANNOUNCEMENT)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        view.export(node.getURI(), format.word(), out);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      body = out.toByteArray();
    } else {
      Description description = Description.of(look, node);
      body = format.writeQuads(description.quads(), PREFIXES);
      complete = description.complete();
    }
    return Reply.of(200, format.contentType(), body)
        .with("Access-Control-Allow-Origin", "*")
        .with("X-Result-Complete", Boolean.toString(complete));
  }

  private Reply page(Look look, Node node, String local, HttpServletRequest request) {
    Page.Head head = head(look, node, local);
    Page.Frame frame = Language.frame(request).titled(head.title());
    if (node.equals(Terms.ONTOLOGY)) {
      return Language.reply(
          request,
          200,
          templates.render(
              "resource.jte",
              frame,
              Map.of("head", head, "trees", List.of(), "sections", OntologyPage.sections(look))));
    }
    Sheet sheet = new Sheet(look, node, Paging.of("/" + local + ".html", request));
    List<Node> types = look.objects(node, Terms.TYPE);
    boolean announcement = types.contains(ANNOUNCEMENT);
    if (announcement) {
      AnnouncementPage.facts(sheet);
    } else {
      sheet.hideValues(Terms.TYPE, SKOS_PREF_LABEL, SKOS_ALT_LABEL, DCTERMS_TITLE);
      Kinds.begin(sheet, types);
    }
    sheet.rest("基本信息", "facts");
    // what a thing is comes before what it has to do with
    List<Page.Section> header =
        sheet.sections().stream().filter(s -> s.id().equals("facts")).toList();
    List<Page.Section> rest =
        sheet.sections().stream().filter(s -> !s.id().equals("facts")).toList();
    if (announcement) {
      return Language.reply(
          request,
          200,
          templates.render(
              "announcement.jte",
              frame,
              Map.of(
                  "head",
                  head,
                  "text",
                  new AnnouncementPage(look, node).text(),
                  "header",
                  header,
                  "sections",
                  rest)));
    }
    List<Page.Section> sections = new ArrayList<>(header);
    sections.addAll(rest);
    return Language.reply(
        request,
        200,
        templates.render(
            "resource.jte",
            frame,
            Map.of("head", head, "trees", sheet.trees(), "sections", sections)));
  }

  private Page.Head head(Look look, Node node, String local) {
    Page.Label title = look.name(node);
    List<Page.Piece> also = new ArrayList<>();
    for (Node property : List.of(SKOS_PREF_LABEL, SKOS_ALT_LABEL, DCTERMS_TITLE)) {
      for (Node name : look.objects(node, property)) {
        String text = Look.lexical(name);
        if (!text.equals(title.zh()) && !text.equals(title.en())) {
          also.add(Page.Piece.text(text, name.isLiteral() ? name.getLiteralLanguage() : ""));
        }
      }
    }
    List<Page.Piece> formats =
        List.of(Format.values()).stream()
            .filter(f -> f != Format.HTML)
            .map(f -> Page.Piece.link(f.word(), "/" + local + "." + f.extension()))
            .toList();
    boolean drawn = AROUND_KINDS.matcher(local).lookingAt();
    return new Page.Head(
        title,
        look.objects(node, Terms.TYPE).stream().map(look::piece).toList(),
        also,
        node.getURI(),
        formats,
        drawn ? AROUND + local : "",
        WhyPage.has(look, node) ? WHY + local : "");
  }

  private Reply missing(HttpServletRequest request) {
    if (!Negotiation.accepts(request.getHeader("Accept"), "text/html")) {
      return Reply.text(404, ErrorPages.words(404));
    }
    return Language.reply(
        request,
        404,
        templates.render(
            "missing.jte",
            Language.frame(request).titled(new Page.Label("没有这个地址", "nothing here")),
            Map.of()));
  }
}
