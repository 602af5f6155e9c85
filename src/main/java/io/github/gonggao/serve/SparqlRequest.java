package io.github.gonggao.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lets through to the SPARQL endpoint only what the protocol knows.
 *
 * <p>Fuseki has parameters of its own, and one of them is copied unescaped into XML; so all but the
 * protocol's are dropped. {@code format}, which is ours, becomes an {@code Accept} header.
 */
final class SparqlRequest implements Filter {
  private static final List<String> KNOWN =
      List.of("query", "default-graph-uri", "named-graph-uri");

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
          Map.entry("rdfxml", "application/rdf+xml"));

  @Override
  public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) asked;
    HttpServletResponse response = (HttpServletResponse) answered;
    response.setHeader("Access-Control-Allow-Origin", "*");
    switch (request.getMethod()) {
      case "OPTIONS" -> {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
      }
      case "GET", "POST" -> query(request, response, chain);
      default -> {
        response.setHeader("Allow", "GET, POST, OPTIONS");
        refuse(response, 405, "只接受 GET 和 POST / only GET and POST");
      }
    }
  }

  private static void query(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
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
    boolean post = request.getMethod().equals("POST");
    if (!post && !known.containsKey("query")) {
      if (Negotiation.accepts(request.getHeader("Accept"), "text/html")
          && request.getHeader("Accept") != null
          && !request.getHeader("Accept").isBlank()
          && !request.getHeader("Accept").equals("*/*")) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/ask");
      } else {
        refuse(response, 400, "缺少 query 参数 / there is no query; ask with ?query=");
      }
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
    chain.doFilter(new Clean(request, known, accept), response);
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
