package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes found so far. Whoever gains or loses a post holds or held it; what somebody was only
 * nominated for counts until the decision is found.
 */
final class Changes {
  /** Seats and ranks whose loss is no change of a post. */
  private static final Pattern SEAT =
      Pattern.compile(
          "(?:人大|党|妇女|团|全国人大)?代表|[一二三四]级(?:巡视员|调研员|主任科员|科员|高级法官|高级检察官|警务专员)|巡视员|副巡视员|调研员|副调研员");

  private static final Pattern GROUP_SEAT = Pattern.compile("(?:第一|常务)?副?(?:组长|指挥长|总指挥|召集人)|组员|成员");

  private final Reading reading;
  private final FactExtractor extractor;
  private final PostReader posts;
  private final NameReader names;
  private final ChangeSetting setting;
  private final Set<List<Object>> said = new HashSet<>();
  private final List<Fact.PersonnelChanged> changes = new ArrayList<>();

  /** The last post with a body, whose it was, and where the text had said so. */
  private Post last;

  private String lastPerson;
  private int lastEnd;

  Changes(Reading reading, FactExtractor extractor) {
    this.reading = reading;
    this.extractor = extractor;
    this.posts = new PostReader(reading);
    this.names = new NameReader(reading);
    this.setting = new ChangeSetting(reading, posts);
    reading.persons.values().forEach(p -> names.know(p.name()));
  }

  PostReader posts() {
    return posts;
  }

  NameReader names() {
    return names;
  }

  /** Enters a change, with the post that it gives or takes, and when and by whom it was made. */
  void say(NameReader.Read person, Change change, Post named, Span evidence, int at) {
    Post post =
        inOrgan(
            change == Change.REMOVED || change == Change.RESIGNED
                ? whole(person.name(), beside(person.name(), named, evidence))
                : named,
            at);
    if ((change == Change.REMOVED || change == Change.RESIGNED)
        && SEAT.matcher(post.title()).matches()) {
      return;
    }
    if (post.organization() == null && GROUP_SEAT.matcher(post.title()).matches()) {
      // a seat in a group that was set up is no change of office
      return;
    }
    if (!said.add(List.of(person.name(), change, post.shown()))) {
      return;
    }
    if (post.organization() != null) {
      last = post;
      lastPerson = person.name();
      lastEnd = evidence.end();
    }
    String name = person.name();
    names.know(name);
    reading.persons.putIfAbsent(
        person.span().start(), new Person(person.span(), name, person.span()));
    changes.add(
        new Fact.PersonnelChanged(
            Name.person(name),
            change,
            Optional.ofNullable(post.organization()).map(Name::organization),
            Optional.of(post.title()),
            Optional.of(post.shown()),
            setting.date(at),
            setting.decider(at),
            reading.evidence(evidence, extractor)));
    if (change != Change.NOMINATED) {
      held(
          person,
          post,
          change == Change.REMOVED || change == Change.RESIGNED
              ? Fact.TenureStatus.FORMER
              : post.status(),
          evidence);
    } else if (post.organization() != null && !isPlace(post.organization())) {
      reading.described.add(Name.organization(post.organization()));
    }
  }

  /** 任A集团董事长，免去其总经理职务: a bare office lost is of the body that the sentence has just named. */
  private Post beside(String person, Post post, Span evidence) {
    if (post.organization() != null
        || last == null
        || !lastPerson.equals(person)
        || reading.lexicon.standalonePosts.contains(post.title())
        || evidence.end() < lastEnd
        || evidence.end() - lastEnd > 60
        || reading.text.substring(lastEnd, evidence.end()).indexOf('。') >= 0) {
      return post;
    }
    return posts.inherit(new ArrayList<>(List.of(post)), last).get(0);
  }

  private static final Pattern UNIT =
      Pattern.compile(
          "(?!.*(?:大学|学院|学校|公司|集团|医院|[局厅委院署]).)[\\u4e00-\\u9fa5]{2,10}(?:处|科|室|股|中心|支队|大队)");

  private static final Pattern DEPARTMENT =
      Pattern.compile(".{3,}(?:厅|局|(?<![省市县区州旗盟])委|院|办|署|公司|集团|大学)");

  /** 任河湖管理处处长, decided by a department's Party group: the division is the department's. */
  private Post inOrgan(Post post, int at) {
    if (post.organization() == null
        || (post.owner() != null && !post.owner().equals(post.organization()))
        || !UNIT.matcher(post.organization()).matches()
        || !post.shown().startsWith(post.organization())
        || reading.placeAt(post.organization(), 0) > 0) {
      return post;
    }
    String organ =
        setting.decider(at).map(by -> by.value().replaceFirst("(?:党组|党委)会?(?:议)?$", "")).orElse("");
    return DEPARTMENT.matcher(organ).matches()
        ? new Post(
            post.span(),
            organ + post.organization(),
            organ,
            post.title(),
            organ + post.shown(),
            post.status())
        : post;
  }

  /** 免去其处长职务: the post as the text gives it where it says who held it. */
  private Post whole(String person, Post post) {
    for (Fact fact : reading.facts()) {
      if (fact instanceof Fact.PostHeld held
          && held.status() == Fact.TenureStatus.REGULAR
          && held.person().value().equals(person)
          && held.post().length() > post.shown().length()
          && held.post().endsWith(post.shown())) {
        String organization = held.organization().map(Name::value).orElse(null);
        return new Post(
            post.span(), organization, organization, held.position(), held.post(), post.status());
      }
    }
    return post;
  }

  /** Enters a post held, without a change. */
  void held(NameReader.Read person, Post post, Fact.TenureStatus status, Span evidence) {
    reading.persons.putIfAbsent(
        person.span().start(), new Person(person.span(), person.name(), person.span()));
    reading.add(
        new Fact.PostHeld(
            Name.person(person.name()),
            Optional.ofNullable(post.organization()).map(Name::organization),
            post.title(),
            post.shown(),
            status,
            50 + said.size(),
            reading.evidence(evidence, extractor)));
    if (post.organization() != null && !isPlace(post.organization())) {
      reading.described.add(Name.organization(post.organization()));
    }
  }

  private boolean isPlace(String organization) {
    return organization.equals("中华人民共和国")
        || (organization.matches(".*[省市县区州旗盟]")
            && reading.placeAt(organization, 0) == organization.length());
  }

  /** Hands the changes over. */
  void report() {
    changes.stream()
        .filter(c -> c.change() != Change.NOMINATED || !decided(c))
        .forEach(reading::add);
  }

  /** Whether what somebody was nominated for was also decided: the decision is the change. */
  private boolean decided(Fact.PersonnelChanged nominated) {
    return changes.stream()
        .anyMatch(
            c ->
                c.change() != Change.NOMINATED
                    && c.change() != Change.REMOVED
                    && c.change() != Change.RESIGNED
                    && c.person().equals(nominated.person())
                    && c.post().equals(nominated.post()));
  }
}
