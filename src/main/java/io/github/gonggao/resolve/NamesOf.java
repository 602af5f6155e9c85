package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every name that a list of facts carries, once, in order. */
final class NamesOf implements Fact.Visitor<Void> {
  private final Set<Name> names = new TreeSet<>();

  private NamesOf() {}

  static Set<Name> facts(List<Fact> facts) {
    NamesOf visitor = new NamesOf();
    facts.forEach(fact -> fact.accept(visitor));
    return visitor.names;
  }

  @Override
  public Void mentioned(Fact.Mentioned fact) {
    names.add(fact.name());
    return null;
  }

  @Override
  public Void organizationDescribed(Fact.OrganizationDescribed fact) {
    names.add(fact.organization());
    return null;
  }

  @Override
  public Void partOf(Fact.PartOf fact) {
    names.add(fact.part());
    names.add(fact.whole());
    return null;
  }

  @Override
  public Void personActed(Fact.PersonActed fact) {
    names.add(fact.person());
    return null;
  }

  @Override
  public Void postHeld(Fact.PostHeld fact) {
    names.add(fact.person());
    fact.organization().ifPresent(names::add);
    return null;
  }

  @Override
  public Void meetingHeld(Fact.MeetingHeld fact) {
    names.add(fact.meeting());
    fact.host().ifPresent(names::add);
    return null;
  }

  @Override
  public Void participation(Fact.Participation fact) {
    names.add(fact.meeting());
    names.add(fact.participant());
    fact.members().forEach(member -> member.scope().ifPresent(names::add));
    return null;
  }

  @Override
  public Void businessDone(Fact.BusinessDone fact) {
    names.add(fact.meeting());
    names.addAll(fact.documents());
    return null;
  }

  @Override
  public Void documentIssued(Fact.DocumentIssued fact) {
    names.add(fact.document());
    names.addAll(fact.issuers());
    return null;
  }

  @Override
  public Void documentRelated(Fact.DocumentRelated fact) {
    names.add(fact.subject());
    names.add(fact.object());
    return null;
  }

  @Override
  public Void shortFormDefined(Fact.ShortFormDefined fact) {
    names.add(fact.standsFor());
    return null;
  }

  @Override
  public Void personnelChanged(Fact.PersonnelChanged fact) {
    names.add(fact.person());
    fact.organization().ifPresent(names::add);
    fact.by().ifPresent(names::add);
    return null;
  }

  @Override
  public Void stated(Fact.Stated fact) {
    names.add(fact.speaker());
    fact.meeting().ifPresent(names::add);
    return null;
  }
}
