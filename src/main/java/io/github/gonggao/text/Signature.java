package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a document: the organs that sign it, each on its line or side by side, the date, and
 * who it was copied to and printed by. Of several signatures (a notice that passes on a signed
 * opinion), the first is the document's own.
 */
final class Signature {
  /** How far above the end of the body a date without organs still counts as the document's. */
  private static final int NEAR_END = 25;

  private static final int MOST_ORGANS = 12;

  /** Characters of a line before its date, and the date's year. */
  private static final int LONGEST_BEFORE_DATE = 80;

  /** How far from the end the list of copies stands. */
  private static final int COPIES_WITHIN = 15;

  private static final Pattern SIGNED =
      Pattern.compile(
          "([^，。；：]{0,60}?)[ \\u3000]*("
              + Dates.DATE.pattern()
              + ")\\s*(印发)?\\s*([（(].{1,12}[）)].*)?");

  private static final Pattern ORGAN =
      Pattern.compile(
          "[\\p{IsHan}（）()、]{2,40}(?:委员会|[省市县区州盟旗镇乡党工纪]委|委|办公室|办公厅|厅|部|局|院|政府|中心|署|会|组|指挥部"
              + "|公司|集团|大学|学校|银行|社|队|站|所|馆|司|处|团|军区|海关|街道|政协|办|科|分行|台)");

  /** 市长　周明远, over the date of an order. */
  private static final Pattern SIGNER =
      Pattern.compile("[\\p{IsHan}]{0,16}[长席任理记]((\\s|\\u3000)+[\\p{IsHan}·]{1,8}){1,3}");

  private static final Pattern NO_ORGAN =
      Pattern.compile("(附件|抄送|抄报|主送|联系|特此|来源|记者|编辑).*|.*(通知|意见|办法|方案|规定|决定|公告|通告|名单|同志)");

  private static final Pattern COPIES =
      Pattern.compile(
          "(抄[ \\u3000]*送|抄[ \\u3000]*报|主[ \\u3000]*送|分[ \\u3000]*送)[ \\u3000]*[：:]["
              + " \\u3000]*(.*)");

  /** Behind the last sentence of a line that has lost its breaks: organ or signer, and the date. */
  private static final Pattern RUN_ON =
      Pattern.compile(
          "(?<=[。！；：”）)\\s\\u3000])([\\p{IsHan}·][\\p{IsHan}·（）\\s\\u3000]{0,60}?)[ \\u3000]*("
              + Dates.DATE.pattern()
              + ")[ \\u3000]*(?:[（(].{1,16}[）)])?$");

  private static final Pattern RUN_ON_ORGAN =
      Pattern.compile(".*[部局委会府厅院办室署组]|.*[长席任理记](?:\\s|\\u3000)+[\\p{IsHan}·\\s\\u3000]{2,12}");

  /** 邮政编码：223003江城市水务局2020年4月3日, and the text goes on. */
  private static final Pattern RUN_IN =
      Pattern.compile(
          "(?:\\d{5,}|特此(?:通知|公告|公示|通报|通告|函复|批复|函告|预告)。?)["
              + " \\u3000]*([\\p{IsHan}]{4,30}[部局委会府厅院办室署组])[ \\u3000]*("
              + Dates.DATE.pattern()
              + ")");

  /** A look so far back from the end of a line for the signature in it. */
  private static final int RUN_ON_WITHIN = 120;

  private static final Pattern PRINTED =
      Pattern.compile("(.{4,40}?)[ \\u3000]*(" + Dates.DATE.pattern() + ")[ \\u3000]*印发.{0,12}");

  private final String text;
  private final List<HeaderField> fields = new ArrayList<>();
  private Optional<LocalDate> date = Optional.empty();

  private Signature(String text) {
    this.text = text;
  }

  /** The signature of a body's lines; without fields where there is none. */
  static Signature of(String text, List<Span> lines) {
    Signature signature = new Signature(text);
    boolean signed = false;
    for (int i = 0; i < lines.size() && !signed; i++) {
      signed = signature.signed(lines, i);
    }
    if (!signed) {
      signature.date = signature.bareDate(lines);
    }
    for (int i = Math.max(0, lines.size() - COPIES_WITHIN); i < lines.size(); i++) {
      signature.copies(lines, i);
    }
    return signature;
  }

  /** Organs as 落款, the date as 落款日期, then copies and printing. */
  List<HeaderField> fields() {
    return fields;
  }

  Optional<LocalDate> date() {
    return date;
  }

  /** Takes the signature whose date stands on a line, if organs stand before it. */
  private boolean signed(List<Span> lines, int at) {
    Span line = lines.get(at);
    if (!mayBeSigned(line)) {
      return false;
    }
    Matcher matcher = SIGNED.matcher(text).region(line.start(), line.end());
    if (!matcher.matches() || matcher.group(matcher.groupCount() - 1) != null) {
      return false;
    }
    Optional<LocalDate> found = Dates.in(matcher.group(2));
    if (found.isEmpty()) {
      return false;
    }
    List<Span> organs = new ArrayList<>();
    if (matcher.end(1) > matcher.start(1)) {
      organs.addAll(organs(new Span(matcher.start(1), matcher.end(1))));
      if (organs.isEmpty()) {
        return false;
      }
    }
    boolean signer = false;
    for (int i = at - 1; i >= 0 && organs.size() < MOST_ORGANS; i--) {
      List<Span> more = organs(lines.get(i));
      if (more.isEmpty()) {
        if (!signer && organs.isEmpty() && SIGNER.matcher(lines.get(i).of(text)).matches()) {
          signer = true;
          continue;
        }
        break;
      }
      organs.addAll(0, more);
    }
    // a body of one organ's name and a date is a page's head
    if ((organs.isEmpty() && !signer) || at == 0) {
      return false;
    }
    organs.forEach(organ -> fields.add(new HeaderField("落款", organ)));
    fields.add(new HeaderField("落款日期", new Span(matcher.start(2), matcher.end(2))));
    date = found;
    return true;
  }

  /** A look for a date before the first mark: most lines are prose and end the search there. */
  private boolean mayBeSigned(Span line) {
    int end = Math.min(line.end(), line.start() + LONGEST_BEFORE_DATE);
    for (int i = line.start(); i < end; i++) {
      char c = text.charAt(i);
      if ("，。；：".indexOf(c) >= 0) {
        return false;
      }
      if (Dates.mayStart(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line is the names of organs and nothing else. */
  static boolean isOrgan(String line) {
    return !new Signature(line).organs(new Span(0, line.length())).isEmpty();
  }

  /** The organs that a line names and nothing else. */
  private List<Span> organs(Span line) {
    List<Span> organs = new ArrayList<>();
    if (line.length() > 120 || NO_ORGAN.matcher(line.of(text)).matches()) {
      return organs;
    }
    int at = line.start();
    while (at < line.end()) {
      int end = at;
      while (end < line.end() && !Han.isBlank(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        if (!ORGAN.matcher(text.substring(at, end)).matches()) {
          return List.of();
        }
        organs.add(new Span(at, end));
      }
      at = end + 1;
    }
    return organs;
  }

  /** 江城市水务局2020年4月3日 at the end of a line that has lost its breaks, 总　理　　周明远　2020年4月3日 likewise. */
  private Optional<LocalDate> runOn(List<Span> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Span line = lines.get(i);
      if (!Dates.mayHold(text, line.start(), line.end())) {
        continue;
      }
      Matcher inside = RUN_IN.matcher(text).region(line.start(), line.end());
      if (inside.find() && ORGAN.matcher(inside.group(1)).matches()) {
        fields.add(new HeaderField("落款", new Span(inside.start(1), inside.end(1))));
        fields.add(new HeaderField("落款日期", new Span(inside.start(2), inside.end(2))));
        return Dates.in(inside.group(2));
      }
      Matcher matcher =
          RUN_ON
              .matcher(text)
              .region(Math.max(line.start(), line.end() - RUN_ON_WITHIN), line.end())
              .useTransparentBounds(true);
      if (!matcher.find()) {
        continue;
      }
      Span signer = OuterForm.trim(text, new Span(matcher.start(1), matcher.end(1)));
      Optional<LocalDate> found = Dates.in(matcher.group(2));
      if (found.isPresent() && RUN_ON_ORGAN.matcher(signer.of(text)).matches()) {
        if (ORGAN.matcher(TitleLines.bare(signer.of(text))).matches()) {
          fields.add(new HeaderField("落款", signer));
        }
        fields.add(new HeaderField("落款日期", new Span(matcher.start(2), matcher.end(2))));
        return found;
      }
    }
    return Optional.empty();
  }

  /** A date on a line of its own, or after something, near the end. */
  private Optional<LocalDate> bareDate(List<Span> lines) {
    Optional<LocalDate> afterSomething = Optional.empty();
    for (int i = lines.size() - 1; i >= 0 && i >= lines.size() - NEAR_END; i--) {
      if (!mayBeSigned(lines.get(i))) {
        continue;
      }
      Matcher matcher = SIGNED.matcher(lines.get(i).of(text));
      if (!matcher.matches()) {
        continue;
      }
      boolean printed = lines.get(i).of(text).contains("印发");
      Optional<LocalDate> found = Dates.in(matcher.group(2));
      if (matcher.end(1) == 0 && !printed) {
        return found;
      }
      if (afterSomething.isEmpty() || !printed) {
        afterSomething = found;
      }
    }
    return afterSomething.or(() -> runOn(lines));
  }

  private void copies(List<Span> lines, int at) {
    Span line = lines.get(at);
    Matcher copies = COPIES.matcher(text).region(line.start(), line.end());
    if (copies.matches()) {
      int end = line.end();
      for (int i = at + 1;
          i < lines.size() && !text.substring(copies.start(), end).endsWith("。");
          i++) {
        String next = lines.get(i).of(text);
        if (PRINTED.matcher(next).matches() || COPIES.matcher(next).matches()) {
          break;
        }
        end = lines.get(i).end();
      }
      if (text.charAt(end - 1) == '。') {
        end--;
      }
      if (copies.start(2) < end) {
        String label = copies.group(1).replaceAll("[ \\u3000]", "");
        fields.add(new HeaderField(label, new Span(copies.start(2), end)));
      }
    }
    if (line.of(text).indexOf("印发") < 0) {
      return;
    }
    Matcher printed = PRINTED.matcher(text).region(line.start(), line.end());
    if (printed.matches() && !organs(new Span(printed.start(1), printed.end(1))).isEmpty()) {
      fields.add(new HeaderField("印发机关", new Span(printed.start(1), printed.end(1))));
      fields.add(new HeaderField("印发日期", new Span(printed.start(2), printed.end(2))));
    }
  }
}
