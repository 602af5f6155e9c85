package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands a request for a page to the edition that it began with, so many at a time. */
final class Desk extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Editions editions;
  private final transient Slots slots;

  Desk(Editions editions, Site.Limits limits) {
    this.editions = editions;
    slots = new Slots(limits.pages(), limits.pages(), limits.patience());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pages pages = editions.of(request).pages();
    String path = String.valueOf(request.getRequestURI());
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
