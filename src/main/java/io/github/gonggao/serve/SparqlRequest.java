package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets through to the SPARQL endpoint only what the protocol knows.
 *
 * <p>Fuseki has parameters of its own, and one of them is copied unescaped into XML; so all but the
 * protocol's are dropped. {@code format}, which is ours, becomes an {@code Accept} header.
 */
final class SparqlRequest implements Filter {
  private static final List<String> KNOWN =
      List.of("query", "default-graph-uri", "named-graph-uri");

  private static final String HTML = "text/html";

  private static final List<String> FORMATS_OF_DESCRIPTION =
      List.of("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml");

  private final Editions editions;

  SparqlRequest(Editions editions) {
    this.editions = editions;
  }

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("json", "application/sparql-results+json"),
          Map.entry("xml", "application/sparql-results+xml"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("text", "text/plain"),
          Map.entry("turtle", "text/turtle"),
          Map.entry("ttl", "text/turtle"),
          Map.entry("ntriples", "application/n-triples"),
          Map.entry("nt", "application/n-triples"),
          Map.entry("jsonld", "application/ld+json"),
          Map.entry("rdf", "application/rdf+xml"),
          Map.entry("rdfxml", "application/rdf+xml"),
          Map.entry("trig", "application/trig"));

  @Override
  public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) asked;
    HttpServletResponse response = (HttpServletResponse) answered;
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
    switch (request.getMethod()) {
      case "OPTIONS" -> {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
        response.setHeader("Access-Control-Max-Age", "86400");
      }
      case "GET", "POST" -> {
        if (!speaksUtf8(request)) {
          refuse(response, 415, "查询须为 UTF-8 / queries are in UTF-8");
          return;
        }
        query(request, response, chain);
      }
      default -> {
        response.setHeader("Allow", "GET, POST, OPTIONS");
        refuse(response, 405, "只接受 GET 和 POST / only GET and POST");
      }
    }
  }

  private static boolean speaksUtf8(HttpServletRequest request) {
    String type = request.getContentType();
    String charset = type == null ? null : request.getCharacterEncoding();
    return charset == null
        || charset.equalsIgnoreCase("utf-8")
        || charset.equalsIgnoreCase("us-ascii");
  }

  private void query(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Map<String, String[]> known = new LinkedHashMap<>();
    try {
      for (String name : KNOWN) {
        String[] values = request.getParameterValues(name);
        if (values != null) {
          known.put(name, values);
        }
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      // the container's words for a form with too many keys or broken percent-encoding
      refuse(response, 400, "请求参数有误 / the parameters cannot be read: " + e.getMessage());
      return;
    }
    boolean get = request.getMethod().equals("GET");
    String wish = request.getHeader("Accept");
    if (get && !known.containsKey("query")) {
      withoutQuery(wish, request, response);
      return;
    }
    String format = request.getParameter("format");
    String accept = null;
    if (format != null) {
      accept = FORMATS.get(format.toLowerCase(Locale.ROOT));
      if (accept == null) {
        refuse(
            response,
            406,
            "没有这种格式 / no such format; the formats are "
                + String.join(", ", FORMATS.keySet().stream().sorted().toList()));
        return;
      }
    }
    if (get && accept == null && isBrowser(wish) && known.get("query").length == 1) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(
          "Location",
          "/ask?query=" + URLEncoder.encode(known.get("query")[0], StandardCharsets.UTF_8));
      return;
    }
    chain.doFilter(new Clean(request, known, accept), response);
  }

  /** Names pages before any data that there are. */
  private static boolean isBrowser(String accept) {
    List<String> offers = new ArrayList<>(SparqlAction.ROWS);
    offers.addAll(SparqlAction.GRAPHS);
    offers.add(HTML);
    return accept != null
        && accept.contains(HTML)
        && Negotiation.choose(accept, offers).map(HTML::equals).orElse(false);
  }

  /** What the endpoint is, to who asks nothing. */
  private void withoutQuery(String accept, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isBrowser(accept)) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", "/ask");
      return;
    }
    Optional<Format> format =
        request.getQueryString() == null && accepts(accept)
            ? Negotiation.choose(accept == null ? "text/turtle" : accept)
            : Optional.empty();
    if (format.isEmpty()) {
      refuse(response, 400, "缺少 query 参数 / there is no query; ask with ?query=");
      return;
    }
    Format chosen = format.get() == Format.HTML ? Format.TURTLE : format.get();
    GraphView view = editions.of(request).view();
    ServiceDescription.reply(view, chosen).send(request, response);
  }

  /** A client that wants rows has forgotten its query. */
  private static boolean accepts(String accept) {
    return accept == null
        || accept.isBlank()
        || Negotiation.choose(accept, FORMATS_OF_DESCRIPTION).isPresent();
  }

  static void refuse(HttpServletResponse response, int status, String message) throws IOException {
    byte[] body = (message + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The request as Fuseki is to see it. */
  private static final class Clean extends HttpServletRequestWrapper {
    private final Map<String, String[]> parameters;
    private final String accept;

    Clean(HttpServletRequest request, Map<String, String[]> parameters, String accept) {
      super(request);
      this.parameters = parameters;
      this.accept = accept;
    }

    @Override
    public String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String getHeader(String name) {
      return accept != null && name.equalsIgnoreCase("Accept") ? accept : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return accept != null && name.equalsIgnoreCase("Accept")
          ? Collections.enumeration(List.of(accept))
          : super.getHeaders(name);
    }
  }
}
