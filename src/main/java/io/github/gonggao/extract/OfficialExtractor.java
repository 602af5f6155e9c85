package io.github.gonggao.extract;

/**
 * Officials and their posts: posts before a name or a list of names, a title after a name (李强总理),
 * lists with a line a person, and names that stand alone in a list of those present.
 *
 * <p>Names learned in one place hold for the others, so the order matters: what is surest is read
 * first.
 */
final class OfficialExtractor implements FactExtractor {
  @Override
  public void extract(Reading reading) {
    PostReader posts = new PostReader(reading);
    NameReader names = new NameReader(reading);
    Officials officials = new Officials(reading, names, this);
    ActingNames acting = new ActingNames(reading, names, officials);
    RosterPosts rosters = new RosterPosts(reading, posts, names);
    lists(reading, rosters, names, officials);
    new PostedNames(reading, posts, names, officials).read();
    acting.present();
    new TitledNames(reading, names, officials).read();
    new SignatureReader(reading, names, officials).read();
    acting.commended();
    officials.everywhere();
    new GroupSeats(reading, rosters, names, officials).read();
    new CareerReader(reading, posts, names, officials).read();
    officials.everywhere();
    officials.report();
  }

  /** Lists: a line a person under the seats of a group, names by strokes, those commended. */
  private static void lists(
      Reading reading, RosterPosts rosters, NameReader names, Officials officials) {
    for (ListedNames.Cell cell : reading.lists.named()) {
      names.know(cell.name());
      officials.put(new NameReader.Read(cell.span(), cell.name()), cell.span().start());
    }
    for (RosterPosts.Member member : rosters.members()) {
      NameReader.Read read = member.read();
      for (Post post : member.own()) {
        officials.hold(read, post, member.line());
      }
      if (member.seat() != null) {
        officials.hold(read, member.seat(), member.line());
      }
      if (!officials.holds(read.name())) {
        officials.acted(read.name(), read.span());
      }
      names.know(read.name());
      officials.put(read, member.line().start());
    }
  }
}
