package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes out what only the announcement's context can: 市民政局 with its city, 局党组 with the bureau, a
 * bare 政策法规司 with the ministry whose notice it is, 工业和信息化厅 in a list after 辽宁省科技厅. Each kind of
 * relative name is a rule of its own, and a later one uses what an earlier one wrote out: hence the
 * length.
 */
final class RelativeBodies {
  private static final Pattern BARE_UNIT =
      Pattern.compile(
          "(?<=[、，。；：\\n"
              + "和与及]|^)(机关党委|直属机关党委|机关纪委|办公厅|[\\u4e00-\\u9fa5]{2,8}(?:司|处))(?=[、和及与等主负有，])");
  private static final Pattern LISTED =
      Pattern.compile(
          "\\G[、和及与]((?![省市县区州旗盟党军纪团常国部我本该各政]委)[\\u4e00-\\u9fa5]{1,12}?(?:厅|局|委|办|处|司|委员会))(?=[、和及与等，。；）（主负有分共相先介汇的参出列]|$)");
  private final Reading reading;
  private final String text;
  private final List<BodyExtractor.Relative> relative;

  RelativeBodies(Reading reading, List<BodyExtractor.Relative> relative) {
    this.reading = reading;
    this.text = reading.text;
    this.relative = relative;
  }

  void writeOut() {
    new BodyAliases(reading).define();
    for (BodyExtractor.Relative r : relative) {
      if (reading.named(r.span())
          || (!r.rest().isEmpty()
              && "省市县区".indexOf(r.rest().charAt(0)) >= 0
              && !r.rest().startsWith("市场"))) {
        continue;
      }
      String owner = owner(r);
      if (r.head().startsWith("驻")) {
        if (owner != null) {
          stationed(r, owner);
        }
      } else if (owner != null) {
        put(r.span(), owner + r.rest(), r.rest().isEmpty() ? null : parent(owner, r), r.kind());
      } else if (own(r)) {
        put(r.span(), r.head() + r.rest(), ownParent(r), r.kind());
      } else if (placed(r) && !anyPlace(r)) {
        // no place to write it out with: the form is all that the text gives
        put(r.span(), r.head() + r.rest(), parent(r.head(), r), r.kind());
      }
    }
    listed();
    departments();
    unitsInPosts();
    new SharedTails(reading).writeOut();
    chairpersons();
    bareUnits();
    addressees();
    new BodyAliases(reading).unite();
    officesBelow();
    subordinates();
  }

  /** 中纪委驻局纪检组: who sent it stands before it in the name. */
  private void stationed(BodyExtractor.Relative r, String owner) {
    String name = "驻" + owner + r.rest();
    Body sender = reading.bodyEnding(r.span().start());
    if (sender == null || !sender.name().matches(".*(?:纪委|监委)")) {
      put(r.span(), name, null, r.kind());
      return;
    }
    put(
        new Span(sender.span().start(), r.span().end()),
        sender.name() + name,
        sender.name(),
        r.kind());
  }

  private static boolean placed(BodyExtractor.Relative r) {
    return r.head().equals("自治区") || "省市县区州旗盟".contains(r.head());
  }

  /** 校党委, 学校党委办公室: a school or a company on its own page has no other name there. */
  private static boolean own(BodyExtractor.Relative r) {
    return OWN.contains(r.head()) && r.rest().matches("(?:党委|党组|纪委|董事会|监事会|工会).*");
  }

  private static String ownParent(BodyExtractor.Relative r) {
    String parent = parent(r.head(), r);
    return parent.equals(r.head()) ? null : parent;
  }

  private static final Set<String> OWN = Set.of("校", "院", "学校", "集团公司", "公司", "集团", "医院", "学院");

  private static final Pattern APPROVES =
      Pattern.compile("批准|备案|审批|审核|同意后|统一|负责|可以|应当|决定设立|责令|制定|规定的");

  /** 县医院, 镇派出所: every county has one. */
  private static final Pattern COMMON =
      Pattern.compile("(?:人民)?医院|中学|小学|学校|公司|卫生院|幼儿园|派出所|博物馆|图书馆");

  /** 报县人民政府批准: what a rule says of every county. */
  private boolean anyPlace(BodyExtractor.Relative r) {
    if (COMMON.matcher(r.rest()).matches()) {
      return true;
    }
    return r.rest().endsWith("政府")
        && (APPROVES.matcher(text).at(r.span().end())
            || "报经由".indexOf(reading.charAt(r.span().start() - 1)) >= 0);
  }

  private static String parent(String owner, BodyExtractor.Relative r) {
    boolean placed = placed(r);
    if (r.rest().matches(".*驻.{2,}纪检(?:监察)?组")) {
      String sender = Parents.implied(owner + r.rest());
      if (sender != null) {
        return sender;
      }
    }
    if (r.parentRest() != null && !r.rest().endsWith("中心组")) {
      return owner + r.parentRest();
    }
    if (placed) {
      boolean committee = r.rest().startsWith("人大") && r.rest().endsWith("委员会");
      return r.rest().endsWith("人大常委会")
          ? owner + r.rest().substring(0, r.rest().length() - 3)
          : committee ? owner + "人大" : null;
    }
    String rest = r.rest();
    for (String tail : new String[] {"理论学习中心组", "中心组"}) {
      if (rest.endsWith(tail) && rest.length() > tail.length()) {
        return owner + rest.substring(0, rest.length() - tail.length());
      }
    }
    if (rest.startsWith("党委") && rest.length() > 2) {
      return owner + "党委";
    }
    return owner;
  }

  private String owner(BodyExtractor.Relative r) {
    if (r.head().equals("常委会")) {
      return standingCommittee(r.span().start());
    }
    if (placed(r)) {
      return reading.placeOf(r.head(), r.span().start());
    }
    if (OWN.contains(r.head())) {
      return organ(r.head())
          .filter(organ -> atHome(organ))
          .orElseGet(() -> inParagraph(r.head(), r.span().start()));
    }
    return organ(r.head().startsWith("驻") ? r.head().substring(1) : r.head()).orElse(null);
  }

  /** 某县人民法院超标准接待…时任院党组书记: in a notice of many cases, the paragraph's own. */
  private String inParagraph(String tail, int at) {
    for (Body body :
        reading.bodies.subMap(reading.lineStart(at), true, at, false).descendingMap().values()) {
      String organ = Body.organOf(body.name());
      if (!body.place() && tail.equals("院") && organ.matches(".{3,}(?:法|检察|医)院")) {
        return organ;
      }
    }
    return null;
  }

  /** Whether a page is an organ's own: it stands in the title or in the lead, or published it. */
  private boolean atHome(String organ) {
    int lead = Math.min(text.length(), reading.body().start() + 100);
    for (Body body : reading.bodies.headMap(lead, false).values()) {
      if (!body.place() && Body.organOf(body.name()).equals(organ)) {
        return true;
      }
    }
    return reading
        .analysis
        .announcement()
        .publisher()
        .map(span -> span.of(text))
        .orElse("")
        .equals(organ);
  }

  /** The organ that 局 or 委 means: the first named one that ends so. */
  private Optional<String> organ(String tail) {
    for (Body body : reading.bodies.values()) {
      String organ = Body.organOf(body.name());
      if (!body.place() && organ.length() > 2 && ends(organ, tail)) {
        return Optional.of(organ);
      }
    }
    return Optional.empty();
  }

  private static boolean ends(String organ, String tail) {
    return organ.endsWith(tail)
        || (tail.equals("委") && organ.endsWith("委员会"))
        || (tail.equals("办") && organ.endsWith("办公室"))
        || (tail.equals("局") && organ.endsWith("总局"))
        || (tail.matches("校|学校") && organ.matches(".*(?:大学|学院|党校|中学|小学)"))
        || (tail.matches("集团(?:公司)?") && organ.matches(".*集团(?:股份)?(?:有限)?(?:责任)?(?:公司)?"))
        || (tail.equals("公司") && organ.endsWith("集团"));
  }

  private void put(Span span, String name, String parent, String kind) {
    String full = name.startsWith("国资委") ? "国务院" + name : name;
    reading.bodies.put(
        span.start(), new Body(span, span.of(text), full, full, parent, kind, false));
  }

  /** 辽宁省科技厅、工业和信息化厅、民政厅: the place carries over a list. */
  private void listed() {
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      String owner = carrier(body);
      if (owner == null) {
        continue;
      }
      int at = body.span().end();
      Matcher matcher = LISTED.matcher(text);
      while (matcher.find(at)) {
        Span span = new Span(matcher.start(1), matcher.end(1));
        String form = matcher.group(1);
        reading
            .bodies
            .subMap(span.start() + 1, span.end())
            .values()
            .removeIf(b -> span.contains(b.span()));
        Body alone = reading.bodies.get(span.start());
        if (alone != null
            && alone.span().equals(span)
            && OF_ASSEMBLY.matcher(owner + form).matches()) {
          reading.bodies.remove(span.start());
        }
        if (reading.named(span)
            || !nominal(span)
            || reading.lexicon.bodyStops.at(form, 0) > 0
            || (reading.lexicon.bodies.at(form, 0) == form.length()
                && !OF_ASSEMBLY.matcher(owner + form).matches())) {
          break;
        }
        int suffix = reading.lexicon.bodySuffixes.before(form, form.length());
        String kind =
            suffix == 0
                ? body.kind()
                : reading.lexicon.bodySuffixes.value(form.substring(form.length() - suffix));
        put(span, owner + form, owner.matches(".*(?:人大|政协|人大常委会)") ? owner : null, kind);
        at = span.end();
      }
    }
  }

  private static final Pattern DEPARTMENTS =
      Pattern.compile(
          "\\G[、和及与]((?:组织|宣传|统战|统一战线工作|社会工作|农村工作)部|政法委|政研室|网信办|编办|巡察办|巡视办|老干部局|直属机关工委|党校)(?![\\u4e00-\\u9fa5]{0,2}(?:部|委)长)");

  /** 省委宣传部、组织部: the committee carries over a list of its departments. */
  private void departments() {
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      String owner =
          body.parent() == null && !body.place()
              ? SharedTails.parentOf(body.name())
              : body.parent();
      if (owner == null
          || !owner.matches(".*(?:省|市|县|区|州|旗)委|.*党委|中共中央")
          || !body.name().startsWith(owner)) {
        continue;
      }
      int at = body.span().end();
      Matcher matcher = DEPARTMENTS.matcher(text);
      while (matcher.find(at)) {
        Span span = new Span(matcher.start(1), matcher.end(1));
        if (reading.named(span)) {
          break;
        }
        put(span, owner + matcher.group(1), owner, "party-local-organ");
        at = span.end();
      }
    }
  }

  /** 各省、自治区、直辖市发展改革委、能源局： is addressed to all of them. */
  private void addressees() {
    Matcher matcher = TO_ALL.matcher(text);
    while (matcher.find()) {
      reading
          .bodies
          .subMap(matcher.start(), matcher.end())
          .values()
          .removeIf(body -> !body.place() && EVERYWHERE.matcher(body.name()).matches());
    }
  }

  private static final Pattern TO_ALL =
      Pattern.compile("^[ 　]*各(?:省|地|市|县|区)[^。！？\\n]{0,300}[：:]", Pattern.MULTILINE);

  private static final Pattern EVERYWHERE =
      Pattern.compile("(?!国家|中国|全国|新疆|最高|中央)[\\u4e00-\\u9fa5]{2,9}(?:局|委|厅|办)");

  private static final Pattern UNIT_OF_POST =
      Pattern.compile(
          "\\G、((?:[\\u4e00-\\u9fa5]{2,14}?)?(?:委员会|法庭|审判庭|[^、庭]{2,8}庭|政法委|组织部|宣传部|统战部|纪委|编办|工会|团委|纪检组|书记处))(?=[\\u4e00-\\u9fa5])");

  /** 最高人民法院副院长、审判委员会委员、知识产权法庭庭长: the organ of the first post is that of the units, too. */
  private void unitsInPosts() {
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      if (body.place()) {
        continue;
      }
      int at = afterPost(body.span().end());
      Matcher matcher = UNIT_OF_POST.matcher(text);
      while (at > 0 && matcher.find(at)) {
        Span span = new Span(matcher.start(1), matcher.end(1));
        at = afterPost(span.end());
        String owner = ownerOf(matcher.group(1), body.name());
        if (at < 0 || owner == null || reading.named(span) || !nominal(span)) {
          break;
        }
        put(span, owner + matcher.group(1), owner, body.kind());
      }
    }
  }

  /** The end of the title that starts at {@code at}, -1 where none does. */
  private int afterPost(int at) {
    int former = reading.charAt(at) == '原' ? 1 : 0;
    int length = reading.lexicon.posts.at(text, at + former);
    return length == 0 ? -1 : at + former + length;
  }

  /** What an organ has beside its Party group: 局党组成员、纪检组组长. */
  private static final Pattern OF_ORGAN = Pattern.compile("工会|团委|纪委|纪检组|书记处");

  private static String ownerOf(String unit, String body) {
    if (body.endsWith("人大常委会") && unit.endsWith("委员会")) {
      return unit.endsWith("工作委员会") ? body : body.substring(0, body.length() - 3);
    }
    if (OF_ORGAN.matcher(unit).matches()) {
      String organ = Body.organOf(body);
      return !organ.equals(body) && !organ.matches(".*[省市县区州旗乡镇]") ? organ : null;
    }
    if (body.endsWith("审判委员会") && unit.endsWith("庭")) {
      return body.substring(0, body.length() - 5);
    }
    if (body.endsWith("法院")) {
      return unit.matches(".*(?:庭|审判委员会)") ? body : null;
    }
    if (body.matches(".*(?:人大|政协)")) {
      return unit.endsWith("委员会") ? body : null;
    }
    return body.matches(".*[省市县区州旗]委") && unit.matches("政法委|组织部|宣传部|统战部|编办") ? body : null;
  }

  /** 受委员长会议委托: the standing committee's council of chairpersons as a body. */
  private void chairpersons() {
    Matcher matcher = CHAIRPERSONS.matcher(text);
    while (matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      Body before = reading.bodyEnding(span.start());
      if (matcher.group().equals("主席会议")) {
        if (before != null && before.name().endsWith("政协")) {
          Span whole = new Span(before.span().start(), span.end());
          put(whole, before.name() + matcher.group(), before.name(), "cppcc");
        }
        continue;
      }
      String committee =
          matcher.group().startsWith("委员长") ? "全国人大常委会" : standingCommittee(span.start());
      if (!reading.named(span) && committee != null) {
        put(span, committee + matcher.group(), committee, "npc-standing-committee");
      }
    }
  }

  private static final Pattern CHAIRPERSONS =
      Pattern.compile(
          "(?:委员长会议|(?<![\\u4e00-\\u9fa5]会)主任会议)(?=的?委托|提出|建议|提请|受)|主席会议(?=的?委托|关于|提请|建议)");

  private static final Pattern BELOW = Pattern.compile("所属|下属|直属|所辖|下辖|管理的");

  /** 中央广播电视总台所属中央电视台、中央人民广播电台: what is listed belongs to what stands before. */
  private void subordinates() {
    for (Body whole : new ArrayList<>(reading.bodies.values())) {
      Matcher below = BELOW.matcher(text).region(whole.span().end(), text.length());
      if (whole.place() || !below.lookingAt() || !reading.bodies.containsKey(below.end())) {
        continue;
      }
      int end = sentenceEnd(below.end());
      for (Body part : new ArrayList<>(reading.bodies.subMap(below.end(), end).values())) {
        if (!part.place() && part.parent() == null && !part.name().equals(whole.name())) {
          put(part.span(), part.name(), whole.name(), part.kind());
        }
      }
    }
  }

  private int sentenceEnd(int at) {
    int end = at;
    while (end < text.length() && "。；;\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static final Pattern OFFICE_BELOW =
      Pattern.compile("((?:领导小组|委员会|指挥部|联席会议|专班)(?:下|内)?设(?:立)?)(办公室)");

  /** 领导小组下设办公室: the office is the group's, which the text has named. */
  private void officesBelow() {
    Matcher matcher = OFFICE_BELOW.matcher(text);
    while (matcher.find()) {
      String tail = matcher.group(1).replaceFirst("[下内]?设立?$", "");
      Body group = reading.bodyEnding(matcher.start() + tail.length());
      if (group == null) {
        group =
            reading.bodies.headMap(matcher.start(), false).descendingMap().values().stream()
                .filter(body -> !body.place() && body.name().endsWith(tail))
                .findFirst()
                .orElse(null);
      }
      Span span = new Span(matcher.start(2), matcher.end(2));
      if (group != null && !reading.named(span)) {
        put(span, group.name() + "办公室", group.name(), "office");
      }
    }
  }

  /** The nearest people's congress whose standing committee has a council of chairpersons. */
  private String standingCommittee(int at) {
    for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
      if (body.name().matches(".+人大常委会|.+人民代表大会常务委员会")) {
        return body.name();
      }
    }
    for (Body body : reading.bodies.tailMap(at).values()) {
      if (body.name().matches(".+人大常委会|.+人民代表大会常务委员会")) {
        return body.name();
      }
    }
    return null;
  }

  /** 全国人大财政经济委员会, 云州市政协提案委员会. */
  private static final Pattern OF_ASSEMBLY =
      Pattern.compile("(.*(?:人大|政协))(?!常)[\\u4e00-\\u9fa5]+委(?:员会)?");

  private String carrier(Body body) {
    if (body.place()) {
      return null;
    }
    String name = body.name();
    if (body.parent() != null && name.matches(".+人大常委会.*(?:工委|工作委员会)")) {
      return body.parent();
    }
    Matcher committee = OF_ASSEMBLY.matcher(name);
    if (committee.matches()) {
      return committee.group(1);
    }
    int length = reading.placeAt(name, 0);
    if (length == 0) {
      return null;
    }
    int deeper = reading.placeAt(name, length);
    return name.matches(".*(?:厅|局|委|办)$") ? name.substring(0, length + deeper) : null;
  }

  /** The organ whose page this is: publisher, else the title's first body, else the text's. */
  private String home() {
    for (Span where : List.of(reading.title(), reading.body())) {
      for (Body body :
          reading.bodies.subMap(where.start(), Math.max(where.start(), where.end())).values()) {
        if (!body.place() && !body.name().equals("中共中央")) {
          return Body.organOf(body.name());
        }
      }
    }
    return null;
  }

  private void bareUnits() {
    String home = home();
    if (home == null || home.length() < 3) {
      return;
    }
    Matcher matcher = BARE_UNIT.matcher(text);
    while (matcher.find()) {
      Span span = new Span(matcher.start(1), matcher.end(1));
      String form = matcher.group(1);
      if (reading.named(span)
          || !nominal(span)
          || form.matches(".*(?:公司|有关|相关|各|到处|好处|用处).*")
          || !home.matches(".*(?:部|委|局|署|办|厅|院|委员会|办公室|党组)")
          || home.matches(".*(?:[省市县区州旗]|纪|监)委")) {
        continue;
      }
      if (ofAnother(span, home)) {
        continue;
      }
      put(
          span,
          home + form,
          home,
          form.endsWith("党委") ? "organ-party-committee" : "department-internal");
    }
  }

  /** 某公园党委副书记、管理处主任: behind another's post, a unit is that other's. */
  private boolean ofAnother(Span unit, String home) {
    if (reading.charAt(unit.start() - 1) != '、'
        || reading.lexicon.posts.before(text, unit.start() - 1) < 2) {
      return false;
    }
    for (Body body :
        reading
            .bodies
            .subMap(reading.lineStart(unit.start()), true, unit.start(), false)
            .descendingMap()
            .values()) {
      if (!body.place()) {
        return !body.name().startsWith(home);
      }
    }
    return false;
  }

  private boolean nominal(Span span) {
    int suffix = Math.max(1, reading.lexicon.bodySuffixes.before(text, span.end()));
    BodyWords words = new BodyWords(reading);
    for (int at = span.start(); at < span.end(); at++) {
      if (words.foreign(at) || words.stops(at)) {
        return false;
      }
    }
    return reading.isBoundary(span.start())
        && words.whole(span.start(), span.end() - suffix, span.end());
  }
}
