package io.github.gonggao.serve;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Which language a reader wants: what the switch on a page said last, else what the browser says,
 * else Chinese. Whoever asks for neither Chinese nor English gets English.
 */
final class Language {
  static final String CHINESE = "zh-Hans";
  static final String ENGLISH = "en";

  /** The parameter of the switch, and the cookie that remembers it. */
  static final String NAME = "lang";

  private static final int YEAR = 365 * 24 * 60 * 60;

  private Language() {}

  static String of(HttpServletRequest request) {
    String chosen = request.getParameter(NAME);
    if (known(chosen)) {
      return chosen;
    }
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && known(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    String accepted = request.getHeader("Accept-Language");
    if (accepted == null || accepted.isBlank() || accepted.strip().equals("*")) {
      return CHINESE;
    }
    for (Locale locale : Collections.list(request.getLocales())) {
      if (locale.getLanguage().equals("zh")) {
        return CHINESE;
      }
      if (locale.getLanguage().equals("en")) {
        return ENGLISH;
      }
    }
    return ENGLISH;
  }

  private static boolean known(String language) {
    return CHINESE.equals(language) || ENGLISH.equals(language);
  }

  /** What surrounds a page that nobody has given a title yet. */
  static Page.Frame frame(HttpServletRequest request) {
    String language = of(request);
    String other = language.equals(ENGLISH) ? CHINESE : ENGLISH;
    return new Page.Frame(Page.Label.NONE, language, "", switched(request, other), List.of());
  }

  private static String switched(HttpServletRequest request, String other) {
    String path = String.valueOf(request.getRequestURI());
    List<String> parameters = new ArrayList<>();
    String query = request.getQueryString();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        if (!parameter.isEmpty() && !parameter.startsWith(NAME + "=")) {
          parameters.add(parameter);
        }
      }
    }
    parameters.add(NAME + "=" + other);
    // two slashes would lead to another host
    boolean here = path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
    return (here ? path : "/") + "?" + String.join("&", parameters);
  }

  /** A page in the language of its frame; the switch is remembered. */
  static Reply reply(HttpServletRequest request, int status, byte[] page) {
    Reply reply = Reply.html(status, page).with("Vary", "Accept, Accept-Language, Cookie");
    String chosen = request.getParameter(NAME);
    if (known(chosen)) {
      reply.with(
          "Set-Cookie", NAME + "=" + chosen + "; Path=/; Max-Age=" + YEAR + "; SameSite=Lax");
    }
    return reply;
  }
}
