package io.github.gonggao.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that an announcement says, with names and spans and without IRIs. A new kind of fact
 * breaks the compile of every {@link Visitor} until it is dealt with there.
 */
public sealed interface Fact {

  Evidence evidence();

  <T> T accept(Visitor<T> visitor);

  /** The same fact with other evidence. */
  Fact with(Evidence other);

  /** One method a kind of fact; Java 17 has no pattern switch over sealed types. */
  interface Visitor<T> {
    T mentioned(Mentioned fact);

    T organizationDescribed(OrganizationDescribed fact);

    T partOf(PartOf fact);

    T personActed(PersonActed fact);

    T postHeld(PostHeld fact);

    T meetingHeld(MeetingHeld fact);

    T participation(Participation fact);

    T businessDone(BusinessDone fact);

    T documentIssued(DocumentIssued fact);

    T documentRelated(DocumentRelated fact);

    T shortFormDefined(ShortFormDefined fact);

    T personnelChanged(PersonnelChanged fact);

    T stated(Stated fact);
  }

  /**
   * A stretch of text names an entity.
   *
   * @param form the stretch as read, before it was written out (局党组)
   */
  record Mentioned(Name name, String form, Evidence evidence) implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.mentioned(this);
    }

    @Override
    public Mentioned with(Evidence other) {
      return new Mentioned(name, form, other);
    }
  }

  /**
   * A particular organization is named; one such fact an organization.
   *
   * @param kind code in the organization-kind scheme
   */
  record OrganizationDescribed(Name organization, Optional<String> kind, Evidence evidence)
      implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.organizationDescribed(this);
    }

    @Override
    public OrganizationDescribed with(Evidence other) {
      return new OrganizationDescribed(organization, kind, other);
    }
  }

  /** One organization belongs to another. */
  record PartOf(Name part, Name whole, Link link, Evidence evidence) implements Fact {
    /** {@code ESTABLISHED_IN}: a Party body set up inside an organ, which is no part of it. */
    public enum Link {
      SUB_ORGANIZATION,
      UNIT,
      ESTABLISHED_IN
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.partOf(this);
    }

    @Override
    public PartOf with(Evidence other) {
      return new PartOf(part, whole, link, other);
    }
  }

  /**
   * A named person acts in the text, whether or not a post is given (陪同, 签署, receives an award).
   */
  record PersonActed(Name person, Evidence evidence) implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.personActed(this);
    }

    @Override
    public PersonActed with(Evidence other) {
      return new PersonActed(person, other);
    }
  }

  /**
   * A person holds, or held, a post.
   *
   * @param organization where it can be told
   * @param position the bare title, without 原 or 时任 (副局长)
   * @param post as a card gives it: organization and title in one string (国家邮政局副局长), 原 kept
   * @param order rank of the post among those the text gives the person together, from 1
   */
  record PostHeld(
      Name person,
      Optional<Name> organization,
      String position,
      String post,
      TenureStatus status,
      int order,
      Evidence evidence)
      implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.postHeld(this);
    }

    @Override
    public PostHeld with(Evidence other) {
      return new PostHeld(person, organization, position, post, status, order, other);
    }
  }

  /**
   * Whether a post is held now, was held (原), was held then (时任), is acting (代) or held besides
   * (兼).
   */
  enum TenureStatus {
    REGULAR,
    FORMER,
    AT_THE_TIME,
    ACTING,
    CONCURRENT
  }

  /**
   * A meeting took place or is announced; one such fact a meeting.
   *
   * @param meetingKind the common noun of the gold cards (中心组学习会, 座谈会 …)
   * @param term 届次, 14 in 十四届全国人大常委会第四次会议
   * @param session 会次, 4 there
   */
  record MeetingHeld(
      Name meeting,
      String meetingKind,
      Optional<LocalDate> start,
      Optional<LocalDate> end,
      Optional<String> place,
      Optional<Name> host,
      boolean expanded,
      OptionalInt term,
      OptionalInt session,
      Evidence evidence)
      implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.meetingHeld(this);
    }

    @Override
    public MeetingHeld with(Evidence other) {
      return new MeetingHeld(
          meeting, meetingKind, start, end, place, host, expanded, term, session, other);
    }
  }

  /**
   * Somebody takes part in a meeting.
   *
   * @param participant a person, an organization or a group
   * @param members what a group is made of, in order, where that can be told; empty for others
   * @param order place in the order in which the text lists the participants, from 1
   */
  record Participation(
      Name meeting,
      Name participant,
      List<Role> roles,
      List<GroupMember> members,
      int order,
      Evidence evidence)
      implements Fact {
    public Participation {
      roles = List.copyOf(roles);
      members = List.copyOf(members);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.participation(this);
    }

    @Override
    public Participation with(Evidence other) {
      return new Participation(meeting, participant, roles, members, order, other);
    }
  }

  /**
   * One unit's unnamed officials inside a collective: 政策法规司主要负责同志.
   *
   * @param label unit and position as they read together
   * @param scope the organization that they belong to
   * @param position the bare title (主要负责同志)
   * @param unitKind code in the organization-kind scheme where the unit is generic (各司室)
   */
  record GroupMember(
      String label, Optional<Name> scope, String position, Optional<String> unitKind) {}

  /**
   * What a meeting did with a matter.
   *
   * @param action code in the agenda-action scheme (study, hear-report, deliberate, adopt …)
   * @param order place on the agenda, from 1
   */
  record BusinessDone(
      Name meeting, String action, List<Name> documents, int order, Evidence evidence)
      implements Fact {
    public BusinessDone {
      documents = List.copyOf(documents);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.businessDone(this);
    }

    @Override
    public BusinessDone with(Evidence other) {
      return new BusinessDone(meeting, action, documents, order, other);
    }
  }

  /**
   * A document is named; one such fact a document.
   *
   * @param number as written, brackets as 〔〕 (国发〔2020〕1号)
   * @param documentKind the common noun of its title (条例, 通知), as on the cards
   * @param status code in the document-status scheme
   * @param publishedHere the announcement is this document's own page
   */
  record DocumentIssued(
      Name document,
      Optional<String> number,
      List<Name> issuers,
      Optional<LocalDate> issued,
      Optional<LocalDate> effective,
      Optional<String> documentKind,
      Optional<String> status,
      boolean publishedHere,
      Evidence evidence)
      implements Fact {
    public DocumentIssued {
      issuers = List.copyOf(issuers);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.documentIssued(this);
    }

    @Override
    public DocumentIssued with(Evidence other) {
      return new DocumentIssued(
          document, number, issuers, issued, effective, documentKind, status, publishedHere, other);
    }
  }

  /** One document bears on another. */
  record DocumentRelated(Name subject, Relation relation, Name object, Evidence evidence)
      implements Fact {
    /** Read from subject to object: the subject repeals the object. */
    public enum Relation {
      REPEALS,
      AMENDS,
      FORWARDS,
      IMPLEMENTS,
      BASED_ON,
      REPLIES,
      INTERPRETS
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.documentRelated(this);
    }

    @Override
    public DocumentRelated with(Evidence other) {
      return new DocumentRelated(subject, relation, object, other);
    }
  }

  /** 以下简称《条例》: a short form that holds in this announcement only. */
  record ShortFormDefined(String shortForm, Name standsFor, Evidence evidence) implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.shortFormDefined(this);
    }

    @Override
    public ShortFormDefined with(Evidence other) {
      return new ShortFormDefined(shortForm, standsFor, other);
    }
  }

  /**
   * A tenure begins, ends or is affected.
   *
   * @param position the bare title; absent where no post is named
   * @param post organization and title in one string; absent where no post is named
   * @param by the organ that decided
   */
  record PersonnelChanged(
      Name person,
      Change change,
      Optional<Name> organization,
      Optional<String> position,
      Optional<String> post,
      Optional<LocalDate> date,
      Optional<Name> by,
      Evidence evidence)
      implements Fact {
    /** The kinds of the gold cards. */
    public enum Change {
      APPOINTED,
      REMOVED,
      ELECTED,
      RESIGNED,
      PROMOTED,
      NOMINATED,
      INVESTIGATED,
      EXPELLED,
      SENTENCED
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.personnelChanged(this);
    }

    @Override
    public PersonnelChanged with(Evidence other) {
      return new PersonnelChanged(person, change, organization, position, post, date, by, other);
    }
  }

  /**
   * A speech act with its content.
   *
   * @param speaker a person, organization, group, meeting or document
   * @param speakerForm what a card calls the speaker: the name, or 会议, 报告 as written
   * @param act the verb as written (强调)
   * @param words what was said, in the restored text, without the verb and the comma after it
   * @param verbatim in quotation marks
   * @param meeting where it was said
   * @param order place among the statements of the announcement, from 1
   */
  record Stated(
      Name speaker,
      String speakerForm,
      String act,
      Span words,
      boolean verbatim,
      Optional<Name> meeting,
      int order,
      Evidence evidence)
      implements Fact {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.stated(this);
    }

    @Override
    public Stated with(Evidence other) {
      return new Stated(speaker, speakerForm, act, words, verbatim, meeting, order, other);
    }
  }
}
