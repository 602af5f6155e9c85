package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of policy: the page itself where it is one, what stands in 《》 with its number, short
 * forms and issuers, and what is adopted or deliberated without title marks.
 *
 * <p>The ways in which a text names a document all fill the same drafts before anything is said of
 * them.
 */
final class DocumentExtractor implements FactExtractor {

  private static final Pattern NOT_POLICY =
      Pattern.compile(
          "(?:电影|影片|电视剧|纪录片|专题片|歌曲|歌舞剧|话剧|舞剧|歌剧|小说|长篇|散文|诗歌|节目|栏目|杂志|期刊|报纸|图书|专著|著作|文集|一书|画册|丛书|交响曲|乐曲|杂技|京剧|戏曲|音乐剧|动画片|综艺|片名|书籍|古籍|名画|油画)$");
  private static final Pattern ISSUING_BEFORE =
      Pattern.compile("(?:印发|发布|出台|制定|修订|审议通过|公布|颁布|签署|下发|转发|批准|实施|审议|通过)(?:了|的|并实施|实施)*$");

  /** 作题为《…》的工作报告. */
  private static final Pattern REPORTED = Pattern.compile("题为$");

  /** 《新时代的中国农业》白皮书: the noun stands behind the marks. */
  private static final Pattern WHITE_PAPER = Pattern.compile("\\G(?:系列)?(?:白皮书|蓝皮书|绿皮书)");

  /** 《中国智惠世界》案例集. */
  private static final Pattern BOOK =
      Pattern.compile(
          "\\G(?:等)?(?:系列)?(?:案例集|丛书|画册|一书|图书|专题片|纪录片|电视|电影|节目|栏目|杂志|特刊|歌曲|主题展|展览|文艺|晚会|宣传片|微视频|短视频|系列片|单行本|读本|教材|音像|画展|书画|汇编)");

  private static final Pattern REPORT = Pattern.compile("\\G的工作报告");
  private static final Pattern APPROVED =
      Pattern.compile("(?:同意|批准|修改后的|修订后的|编制的|制定的|报送的|现将|上报的)$");

  /** 去年9月，双方签署《…》 is not told of the day of the report. */
  static final Pattern LONG_AGO =
      Pattern.compile(
          "去年|前年|当年|此前|曾|以来|年前|(?:19|20)\\d{2}年(?!\\d{1,2}月\\d{1,2}日)|周年|\\d{1,2}月(?!\\d{1,2}日)");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  /** Nouns that name one document by themselves. */
  private static final Set<String> NAMES_ONE = Set.of("宪法", "党章", "民法典", "刑法");

  private static final Set<String> OFFICE_TAILS = Set.of("公室", "公厅", "员会");

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Drafts drafts;
    private final ShortForms shorts;
    private final DocumentMakers makers;

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.drafts = new Drafts(reading.lexicon);
      this.shorts = new ShortForms(reading, DocumentExtractor.this);
      this.makers = new DocumentMakers(reading, drafts);
    }

    void run() {
      new PageDocument(reading, drafts).find();
      UnmarkedDocuments unmarked = new UnmarkedDocuments(reading, drafts, shorts, makers);
      List<Span> letters = unmarked.letters();
      List<Span> marked = marked();
      // 一、关于印发《甲》的通知（…号）: 甲 is what that notice brings along
      marked.removeIf(span -> letters.stream().anyMatch(letter -> letter.contains(span)));
      for (Span span : marked) {
        titled(span);
      }
      shortReferences(marked);
      printed();
      unmarked.find();
      Deque<Draft> outer = new ArrayDeque<>(drafts.all());
      while (!outer.isEmpty()) {
        int known = drafts.all().size();
        inner(outer.pop());
        drafts.all().stream().skip(known).forEach(outer::add);
      }
      for (Draft draft : drafts.all()) {
        if (NOT_YET.matcher(draft.name.value()).find()) {
          draft.issuers.clear();
        }
        draft.issuers.removeIf(name -> draft.issuers.stream().anyMatch(o -> isShortOf(name, o)));
        Set<String> listed = new LinkedHashSet<>(draft.issuers);
        // 中办 of a headline beside 中央办公厅 of the text
        draft.issuers.removeIf(
            name -> {
              String full = reading.lexicon.bodies.value(name);
              return full != null && !full.equals(name) && listed.contains(full);
            });
        reading.described.add(draft.name);
        reading.add(
            new Fact.DocumentIssued(
                draft.name,
                Optional.ofNullable(draft.number),
                draft.issuers.stream().map(Name::organization).toList(),
                Optional.ofNullable(draft.issued),
                Optional.ofNullable(draft.effective),
                Optional.ofNullable(draft.kind),
                Optional.ofNullable(draft.status),
                draft.here,
                reading.evidence(draft.span, DocumentExtractor.this)));
      }
    }

    /** 关于修改〈规范性文件管理办法〉的决定: what a title names is a document of its own. */
    private void inner(Draft draft) {
      for (NamedInTitle named : NamedInTitle.in(draft.name.value())) {
        String title = named.title();
        int at = text.indexOf(title, draft.span.start());
        if (title.length() > 3
            && at >= 0
            && !named.broughtAlong(draft.name.value())
            && at + title.length() <= draft.span.end()
            && !shorts.contains(title)
            && drafts.kind(title).isPresent()) {
          drafts.of(title, new Span(at, at + title.length()));
        }
      }
    }

    /** What is still a draft nobody has issued. */
    private static final Pattern NOT_YET =
        Pattern.compile("草案$|（[^（）]*(?:草案|送审稿|讨论稿|审议稿|征求意见稿|草案稿)[^（）]*）$");

    /** 国务院新闻办 of the headline beside 国务院新闻办公室 of the text. */
    private static boolean isShortOf(String name, String other) {
      return other.startsWith(name) && OFFICE_TAILS.contains(other.substring(name.length()));
    }

    /** Outermost 《…》, in order. */
    private List<Span> marked() {
      List<Span> spans = new ArrayList<>();
      int depth = 0;
      int start = -1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '《') {
          if (depth == 0) {
            start = i;
          }
          depth++;
        } else if (c == '》' && depth > 0) {
          depth--;
          if (depth == 0) {
            spans.add(new Span(start, i + 1));
          }
        } else if (c == '\n' && depth > 0) {
          depth = 0;
        }
      }
      return spans;
    }

    private void titled(Span span) {
      String title =
          text.substring(span.start() + 1, span.end() - 1)
              .replaceAll("[\\n]", "")
              .replaceAll("[<‹]([^<>‹›]*)[>›]", "〈$1〉")
              .strip();
      if (title.isEmpty() || shorts.contains(title)) {
        return;
      }
      String planned = ofPlan(title, span.start());
      if (planned != null) {
        Name known =
            drafts.names().stream()
                .filter(name -> withoutState(name.value()).equals(withoutState(planned)))
                .findFirst()
                .orElse(null);
        Name name = known == null ? drafts.of(planned, span).name : known;
        reading.documents.putIfAbsent(span.start(), new DocumentMention(span, name, known != null));
        shorts.bind(title, name, new Span(span.start() + 1, span.end() - 1));
        return;
      }
      if (title.length() <= 4 && reading.lexicon.documentNouns.contains(title)) {
        // 《通知》要求 after 《关于…的通知》, without 以下简称
        Name only = null;
        int fitting = 0;
        for (Name name : drafts.names()) {
          if (withoutState(name.value()).endsWith(title)) {
            only = name;
            fitting++;
          }
        }
        if (fitting == 1) {
          shorts.bind(title, only, new Span(span.start() + 1, span.end() - 1));
        }
        if (fitting == 1 || !NAMES_ONE.contains(title)) {
          // 《决定》 of a text that has no full title, or two: a short form is no document of its own
          return;
        }
      }
      Name longest = tailOf(title);
      if (longest != null) {
        shorts.bind(title, longest, new Span(span.start() + 1, span.end() - 1));
        return;
      }
      for (Name name : drafts.names()) {
        // 《档案条例》 after 《云澜省档案条例》
        String longer = name.value();
        int cut = longer.length() - title.length();
        if (cut > 1 && longer.endsWith(title) && isPlace(longer.substring(0, cut))) {
          shorts.bind(title, name, new Span(span.start() + 1, span.end() - 1));
          return;
        }
      }
      if (reading.title().contains(span)
          && reading.ownDocument != null
          && reading.ownDocument.name().value().equals(title)) {
        return;
      }
      String before = text.substring(Math.max(0, span.start() - 12), span.start());
      boolean policy =
          drafts.kind(title).isPresent()
              || (title.length() > 6 && ISSUING_BEFORE.matcher(before).find())
              || DocumentNumber.after(text, span.end()) != null
              || (title.length() > 3 && Reading.at(WHITE_PAPER.matcher(text), span.end()))
              || (REPORTED.matcher(before).find() && Reading.at(REPORT.matcher(text), span.end()))
              || (APPROVED.matcher(before).find() && shorts.defines(span));
      if (NOT_POLICY.matcher(before).find()
          || !policy
          || (drafts.kind(title).isEmpty() && Reading.at(BOOK.matcher(text), span.end()))) {
        return;
      }
      Draft draft = drafts.of(title, span);
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
      numberAfter(draft, span);
      issuedAfter(draft, span.end());
      shorts.define(span, draft.name);
      makers.before(draft, span);
      makers.after(draft, span);
      effectiveAfter(draft, span.end());
      if (draft.issued == null
          && SIGNING.matcher(before).find()
          && !HOPED.matcher(before).find()
          && !LONG_AGO.matcher(text.substring(sentenceStart(span.start()), span.start())).find()) {
        draft.issued = dayOf(span.start());
      }
    }

    /** A title without 草案, （送审稿） and the like. */
    private static String withoutState(String title) {
      return title.replaceAll("(?:草案)?(?:（[^）]*）)?$", "");
    }

    /** 云澜省“十五五”规划《纲要》: the marks hold only the last word of a title. Null for any other. */
    private String ofPlan(String title, int at) {
      String noun = withoutState(title);
      Matcher plan = PLAN.matcher(text).region(Math.max(0, at - 24), at);
      if (noun.length() > 4 || !reading.lexicon.documentNouns.contains(noun) || !plan.find()) {
        return null;
      }
      int start = plan.start();
      Body place = reading.bodyEnding(start);
      start = place == null ? start : place.span().start();
      return text.substring(start, at) + title;
    }

    private static final Pattern PLAN =
        Pattern.compile("(?:自治区|[全我]?[省市州县区])?“[^“”]{2,6}”(?:时期)?[\\u4e00-\\u9fa5]{0,12}规划$");

    /** 本条例自2020年7月5日起施行, in a report that prints the 《条例》 it tells of. */
    private void printed() {
      if (reading.ownDocument != null) {
        return;
      }
      Matcher matcher = PRINTED.matcher(text).region(reading.body().start(), reading.body().end());
      while (matcher.find()) {
        Name name = shorts.of(matcher.group(1));
        Draft draft = name == null ? null : drafts.get(name);
        if (draft != null && draft.effective == null) {
          draft.effective =
              Dates.first(text, new Span(matcher.start(2), matcher.end(2)), reading.published)
                  .map(Dates.Found::date)
                  .orElse(null);
        }
      }
    }

    private static final Pattern PRINTED =
        Pattern.compile("本([\\u4e00-\\u9fa5]{1,4}?)自(" + Dates.SHAPE + ")起(?:施行|实施|执行|生效)");

    /** 《专项行动工作方案》 after 《省质检院…专项行动工作方案》; a law is named in full, and another's name may end so. */
    private Name tailOf(String title) {
      if (title.length() < 5 || (title.endsWith("法") && !title.endsWith("办法"))) {
        return null;
      }
      Name only = null;
      for (Name name : drafts.names()) {
        String longer = name.value();
        int cut = longer.length() - title.length();
        if (cut > 1
            && longer.endsWith(title)
            && !CARRYING.matcher(longer.substring(0, cut)).find()) {
          if (only != null) {
            return null;
          }
          only = name;
        }
      }
      return only == null || isWordStart(only.value(), title.length()) ? only : null;
    }

    private static final Pattern CARRYING = Pattern.compile("(?:印发|发布|转发|批转|修改|废止|落实)[《〈]?$");

    /** Whether the text nowhere has a word that runs over where the tail of a title starts. */
    private boolean isWordStart(String title, int tail) {
      int at = text.indexOf(title);
      return at < 0 || reading.tokenOver(at + title.length() - tail) == null;
    }

    /** 《甲法》…自2018年1月1日起施行, in the sentence whose subject it is. */
    private void effectiveAfter(Draft draft, int end) {
      int from = Reading.at(NOTE.matcher(text), end) ? text.indexOf('）', end) + 1 : end;
      int stop = from;
      while (stop < text.length() && "。；\n《".indexOf(text.charAt(stop)) < 0) {
        stop++;
      }
      Matcher effective = EFFECTIVE.matcher(text).region(from, stop);
      if (draft.effective == null && effective.find()) {
        draft.effective =
            Dates.first(text, new Span(effective.start(1), effective.end(1)), reading.published)
                .map(Dates.Found::date)
                .orElse(null);
      }
    }

    /** （文化部令第1号，1990年3月28日发布）: the note behind a title has the day, too. */
    private void issuedAfter(Draft draft, int end) {
      Span note = DocumentNumber.noteAfter(text, end);
      if (note == null || draft.issued != null) {
        return;
      }
      Matcher day = ISSUED_IN_NOTE.matcher(text).region(note.start(), note.end());
      if (day.find()) {
        draft.issued =
            Dates.first(text, new Span(day.start(1), day.end(1)), reading.published)
                .map(Dates.Found::date)
                .orElse(null);
      }
    }

    private static final Pattern ISSUED_IN_NOTE =
        Pattern.compile("(" + Dates.SHAPE + ")[^，。；日]{0,30}?(?:发布|公布|颁布|印发)");

    private boolean isPlace(String words) {
      return words.equals("中华人民共和国") || reading.placeAt(words, 0) == words.length();
    }

    private static final Pattern NOTE = Pattern.compile("\\G（[^（）\\n]{1,60}）");

    private static final Pattern EFFECTIVE =
        Pattern.compile("(?:自|从|将于|于)(" + Dates.SHAPE + ")起?(?:正式|开始|全面|同步)?(?:施行|实施|生效|执行|试行)");

    private int sentenceStart(int at) {
      int start = at;
      while (start > 0 && "。；\n".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      return start;
    }

    private static final Pattern HOPED = Pattern.compile("尽快|早日|尽早|期待|推动|争取|拟|将|要|愿");
    private static final Pattern SIGNING = Pattern.compile("(?:签署|签订)了?$");

    /** The day of what is told at a place: the last date before it in the body. */
    private LocalDate dayOf(int at) {
      int from = Math.min(at, reading.body().start());
      return Dates.first(text, new Span(from, at), reading.published)
          .map(Dates.Found::date)
          .orElse(null);
    }

    private void numberAfter(Draft draft, Span span) {
      if (draft.number == null) {
        draft.number = DocumentNumber.after(text, span.end());
      }
      if (draft.number != null && draft.number.matches(".*公告.*第\\d+号") && draft.issuers.isEmpty()) {
        for (Body body :
            reading
                .bodies
                .subMap(span.end(), Math.min(text.length(), span.end() + draft.number.length()))
                .values()) {
          if (!body.place()) {
            draft.issuers.add(body.name());
          }
        }
      }
    }

    /** Later 《条例》 where the short form was defined, or is the tail of one title only. */
    private void shortReferences(List<Span> marked) {
      for (Span span : marked) {
        if (reading.documents.containsKey(span.start())) {
          continue;
        }
        String form = text.substring(span.start() + 1, span.end() - 1);
        Name target = shorts.of(form);
        if (target == null) {
          continue;
        }
        reading.documents.put(span.start(), new DocumentMention(span, target, true));
        Draft draft = drafts.get(target);
        if (draft != null) {
          makers.after(draft, span);
          makers.ofReference(draft, span);
          effectiveAfter(draft, span.end());
        }
      }
    }
  }
}
