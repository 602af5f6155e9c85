package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;

/** Companies without a company word, which only a list shows to be such. */
final class ListedCompanies {
  private final Reading reading;
  private final String text;
  private final Lexicon lexicon;
  private final BodyWords words;

  ListedCompanies(Reading reading) {
    this.reading = reading;
    this.text = reading.masked;
    this.lexicon = reading.lexicon;
    this.words = new BodyWords(reading);
  }

  private static final Pattern COMPANIES =
      Pattern.compile(
          "((?:[\\u4e00-\\u9fa5（）]{2,16}、){1,}[\\u4e00-\\u9fa5（）]{2,16}?)(?:等|(?=(?:\\d{1,2}|[两三四五六七八九十]{1,2})家))(?:(?:\\d{1,2}|[两三四五六七八九十]{1,2})家|多家)?(?!国(?!企)|省|市|地(?!方)|领域|行业)[\\u4e00-\\u9fa5]{0,8}?(?:企业|公司|集团|高校|央企|国企)(?!领导|班子|党委|党组)");

  private static final Pattern NO_NAME =
      Pattern.compile("线[上下]|境[内外]|国[内外]|[东西南北中]部|.*(?:冠军|平台|超市|小巨人|独角兽|运维|物流|仓储)");

  /** Whether no verb stands between a list and the word that tells what is listed. */
  private boolean nominal(int start, int end) {
    for (int at = start; at < end; at++) {
      Token token = reading.tokenAt(at);
      if (token != null
          && "vpd".indexOf(token.tag().charAt(0)) >= 0
          && !token.tag().startsWith("vn")) {
        return false;
      }
    }
    return true;
  }

  /** 金风科技、每日集团等新疆民营企业: what a list of companies names is a company. */
  void find() {
    Matcher matcher = COMPANIES.matcher(text);
    while (matcher.find()) {
      if (!nominal(matcher.end(1), matcher.end())) {
        continue;
      }
      int at = matcher.start(1);
      for (String item : matcher.group(1).split("、", -1)) {
        Span span = new Span(at, at + item.length());
        at += item.length() + 1;
        String name = item.replaceFirst("^.*(?:来到|走进|考察了?|察看了?|和|以及|有(?!限)|自)", "");
        int cut = item.length() - name.length();
        span = words.afterLastForeign(new Span(span.start() + cut, span.end()));
        name = span.of(text);
        if (name.length() < 2
            || name.length() > 14
            || lexicon.bodyStops.at(name, 0) > 0
            || name.matches(".*(?:企业|产业|制造|行业|领域|地区|等地|材料|能源|医药)")
            || name.contains("的")
            || NO_NAME.matcher(name).matches()
            || words.plain(span)) {
          continue;
        }
        Body before = reading.bodies.get(span.start());
        if (before == null || before.place() || before.span().end() < span.end()) {
          reading.bodies.subMap(span.start(), span.end()).clear();
          reading.bodies.put(
              span.start(), new Body(span, name, name, name, null, "private", false));
        }
      }
    }
  }
}
