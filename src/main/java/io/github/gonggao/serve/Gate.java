package io.github.gonggao.serve;

import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first to see a request: puts the headers of safety on every answer, refusals too, and turns
 * away bodies that are too large, of unknown length or compressed before anybody reads them.
 */
final class Gate extends Handler.Wrapper {
  static final String SPARQL = "/sparql";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private static final String PAGES = pages("");

  /** The editor's library writes style elements; its icons are in its style, as data. */
  private static final String EDITOR = pages(" 'unsafe-inline'");

  private static String pages(String styles) {
    return "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
        + styles
        + "; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  private static final String DATA = "default-src 'none'; sandbox; frame-ancestors 'none'";

  /** A preview is shown inside the table of whoever reconciles; it has words and nothing else. */
  private static final String FRAMED = "default-src 'none'; sandbox";

  private final Editions editions;
  private final Outgoing outgoing = new Outgoing();
  private final long body;

  Gate(Handler handler, Editions editions, long body) {
    super(handler);
    this.editions = editions;
    this.body = body;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    protect(request, response.getHeaders());
    int refusal = refusal(request);
    if (refusal != 0) {
      // what was sent is not read, so the connection cannot be used again
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Response.writeError(request, response, callback, refusal);
      return true;
    }
    editions.attach(request);
    outgoing.attach(request);
    return super.handle(request, new Quiet(request, response), callback);
  }

  /**
   * Without what Fuseki says of itself, and with the headers that it would put others in place of.
   */
  private static final class Quiet extends Response.Wrapper {
    private static final Set<String> NOT_SENT = Set.of("server", "fuseki-request-id", "pragma");

    private final HttpFields.Mutable headers;

    Quiet(Request request, Response response) {
      super(request, response);
      headers =
          new HttpFields.Mutable.Wrapper(response.getHeaders()) {
            @Override
            public HttpField onAddField(HttpField field) {
              return sent(field) ? field : null;
            }

            @Override
            public HttpField onReplaceField(HttpField old, HttpField field) {
              return sent(field) ? field : old;
            }
          };
    }

    private static boolean sent(HttpField field) {
      String name = field.getLowerCaseName();
      return !NOT_SENT.contains(name)
          && (!name.equals("vary") || field.getValue().contains("Accept-Language"));
    }

    @Override
    public HttpFields.Mutable getHeaders() {
      return headers;
    }
  }

  private int refusal(Request request) {
    String method = request.getMethod();
    if (!METHODS.contains(method)) {
      return 405;
    }
    HttpFields fields = request.getHeaders();
    boolean chunked = fields.contains(HttpHeader.TRANSFER_ENCODING);
    if (fields.contains(HttpHeader.CONTENT_ENCODING)) {
      return 415;
    }
    long length = request.getLength();
    if (chunked || (method.equals("POST") && length < 0)) {
      return 411;
    }
    return length > body ? 413 : 0;
  }

  /** Headers that no answer lacks. */
  static void protect(Request request, HttpFields.Mutable headers) {
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    boolean data = path != null && (path.equals(SPARQL) || path.startsWith(SPARQL + "/"));
    boolean framed = path != null && path.equals(Reconciliation.PREVIEW);
    boolean editor = path != null && (path.equals("/ask") || path.startsWith("/ask/"));
    String policy = framed ? FRAMED : data ? DATA : editor ? EDITOR : PAGES;
    headers.put(new HttpField("Content-Security-Policy", policy));
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(new HttpField("Referrer-Policy", "no-referrer"));
    headers.put(new HttpField("Cross-Origin-Opener-Policy", "same-origin"));
    if (!headers.contains(HttpHeader.VARY)) {
      headers.put(HttpHeader.VARY, "Accept, Accept-Encoding, Accept-Language");
    }
    if (data) {
      headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    }
  }
}
