package io.github.gonggao.graph;

import io.github.gonggao.model.Fact;

/** In which order kinds of facts are mapped: what others refer to comes first. */
final class Rank implements Fact.Visitor<Integer> {
  static final Rank OF = new Rank();

  private Rank() {}

  @Override
  public Integer organizationDescribed(Fact.OrganizationDescribed fact) {
    return 0;
  }

  @Override
  public Integer partOf(Fact.PartOf fact) {
    return 1;
  }

  @Override
  public Integer personActed(Fact.PersonActed fact) {
    return 2;
  }

  @Override
  public Integer documentIssued(Fact.DocumentIssued fact) {
    return 3;
  }

  @Override
  public Integer documentRelated(Fact.DocumentRelated fact) {
    return 4;
  }

  @Override
  public Integer shortFormDefined(Fact.ShortFormDefined fact) {
    return 5;
  }

  @Override
  public Integer meetingHeld(Fact.MeetingHeld fact) {
    return 6;
  }

  @Override
  public Integer personnelChanged(Fact.PersonnelChanged fact) {
    return 7;
  }

  @Override
  public Integer postHeld(Fact.PostHeld fact) {
    return 8;
  }

  @Override
  public Integer participation(Fact.Participation fact) {
    return 9;
  }

  @Override
  public Integer businessDone(Fact.BusinessDone fact) {
    return 10;
  }

  @Override
  public Integer mentioned(Fact.Mentioned fact) {
    return 11;
  }

  @Override
  public Integer stated(Fact.Stated fact) {
    return 12;
  }
}
