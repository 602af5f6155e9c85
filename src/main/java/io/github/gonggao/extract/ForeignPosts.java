package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.TenureStatus;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;

/**
 * Posts behind the name of another state: its envoys, its ministers and the heads of its parties,
 * whose bodies no list has (阿根廷农牧渔业部部长, 乌干达全国抵抗运动主席). What follows such a post in a run is the
 * state's again (、总统).
 */
final class ForeignPosts {
  /** 叙利亚驻俄罗斯大使, 伊朗常驻联合国日内瓦办事处代表, behind the state. */
  private static final Pattern ENVOY =
      Pattern.compile(
          "\\G(?:常驻|派驻|驻)[\\u4e00-\\u9fa5]{1,18}?(?:特命全权大使|大使|总领事|临时代办|常驻代表|副代表|代表)(?!团|处|们|馆)");

  /** Heads of parties beside those of the list of posts, which are words of other use at home. */
  private static final Pattern HEAD =
      Pattern.compile("\\G(?:领袖|总主席|主要领导人|第一书记|总书记|全国主席|荣誉主席|(?:第一|常务)?副?部长|副?大臣)");

  private static final String ENDINGS = "党盟线动部会院局署司团队行社军厅府委派”";
  private static final Pattern NO_PART = Pattern.compile("p|pba|pbei|u.*|r.*|y|e|vshi|vyou|vf|t|d");
  private static final int LONGEST = 24;

  private final Reading reading;
  private final String text;

  ForeignPosts(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** Whether {@code name} is that of another state. */
  boolean isState(String name) {
    return name != null
        && reading.lexicon.countries.contains(name)
        && !name.startsWith("中国")
        && !name.startsWith("中华");
  }

  /**
   * The post behind {@code body} where that is a state, or an office abroad of anybody; else null.
   */
  Post at(int at, Body body, String mark, TenureStatus status) {
    boolean state = body.place() && isState(body.name());
    if (!state && !"igo".equals(body.kind())) {
      return null;
    }
    int start = body.span().end();
    Matcher envoy = ENVOY.matcher(text);
    if (Reading.at(envoy, start)) {
      return new Post(
          new Span(at, envoy.end()),
          body.name(),
          body.name(),
          envoy.group(),
          mark + body.shown() + envoy.group(),
          status);
    }
    return state && reading.lexicon.postAt(text, start) == 0
        ? ofParty(at, body, mark, status)
        : null;
  }

  private Post ofParty(int at, Body state, String mark, TenureStatus status) {
    int start = state.span().end();
    for (int i = start; i < Math.min(text.length(), start + LONGEST); i++) {
      if (i - start >= 2) {
        Matcher head = HEAD.matcher(text);
        int length =
            Math.max(
                reading.lexicon.postAt(text, i),
                Reading.at(head, i) ? head.end() - head.start() : 0);
        boolean minister = text.startsWith("部长", i) || text.startsWith("大臣", i);
        if (length > 1 && (minister || ENDINGS.indexOf(text.charAt(i - 1)) >= 0)) {
          String words = text.substring(start, i);
          String title = text.substring(i, i + length);
          return new Post(
              new Span(at, i + length),
              state.name() + (minister && !words.endsWith("部") ? "" : words),
              state.name(),
              title,
              mark + state.shown() + words + title,
              status);
        }
      }
      if (!part(i, start)) {
        return null;
      }
    }
    return null;
  }

  /** Whether what stands at {@code i} may be a part of a party's or a ministry's name. */
  private boolean part(int i, int start) {
    char c = text.charAt(i);
    if (!Reading.han(c)) {
      return "“”—".indexOf(c) >= 0;
    }
    if ("和与及".indexOf(c) >= 0
        && (i == start
            || reading.lexicon.countries.at(text, i + 1) > 1
            || reading.lexicon.postAt(text, i + 1) > 0)) {
      return false;
    }
    if (text.lastIndexOf('“', i) > Math.max(start - 1, text.lastIndexOf('”', i))) {
      return true;
    }
    Token token = reading.tokenAt(i);
    return (token == null || !NO_PART.matcher(token.tag()).matches())
        && reading.lexicon.nameFollowers.at(text, i) < 2
        && reading.lexicon.speechVerbs.at(text, i) < 2
        && !reading.persons.containsKey(i);
  }
}
