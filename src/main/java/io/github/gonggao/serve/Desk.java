package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first to read a request that is no query: what is about the server itself is answered here,
 * the rest by the edition that the request began with, so many at a time.
 */
final class Desk extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Editions editions;
  private final transient Meters meters;
  private final transient Site.Limits limits;
  private final transient Slots slots;

  Desk(Editions editions, Meters meters, Site.Limits limits) {
    this.editions = editions;
    this.meters = meters;
    this.limits = limits;
    slots = new Slots(limits.pages(), limits.pages(), limits.patience());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getRequestURI());
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (read && path.equals("/$/ping")) {
      Reply.text(200, "ok\n").with("Cache-Control", "no-store").send(request, response);
    } else if (read && path.equals(Meters.PATH)) {
      meters.reply(request).send(request, response);
    } else if (read && path.equals("/limits")) {
      Published.reply(limits, request.getHeader("Accept"), request.getParameter("format"))
          .send(request, response);
    } else {
      pages(path, request, response);
    }
  }

  private void pages(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pages pages = editions.of(request).pages();
    if (path.equals("/ask") || path.startsWith("/ask/")) {
      // a query waits where queries wait
      pages.service(request, response);
    } else if (slots.take()) {
      try {
        pages.service(request, response);
      } finally {
        slots.leave();
      }
    } else {
      new Refused(503, "请求太多，请稍后再试 / too many requests at once; try again in a few seconds", 2)
          .reply()
          .send(request, response);
    }
  }
}
