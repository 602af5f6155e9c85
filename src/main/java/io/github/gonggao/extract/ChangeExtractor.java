package io.github.gonggao.extract;

/**
 * Personnel changes: who is appointed to what, removed, elected; by whom and when the text says so.
 * A dateline is no date of a change. Discipline is read by {@link DisciplineExtractor}.
 */
final class ChangeExtractor implements FactExtractor {
  @Override
  public void extract(Reading reading) {
    Changes changes = new Changes(reading, this);
    new ListedChanges(reading, changes).read();
    new OrderedChanges(reading, changes).read();
    new TakenPosts(reading, changes).read();
    changes.report();
  }
}
