package io.github.gonggao.model;

import java.util.List;

/**
 * What a careful reader takes from one announcement, in the form of the gold cards; absent values
 * are null, as their JSON has it. See {@code src/docs/cards.md}.
 */
public record Card(
    String title,
    String published,
    String source,
    List<Official> officials,
    List<Organization> organizations,
    List<Meeting> meetings,
    List<Document> documents,
    List<DocumentRelation> documentRelations,
    List<Change> changes,
    List<Statement> statements) {

  /** A named person and the posts that the text gives him or her, organization and title in one. */
  public record Official(String name, List<String> posts) {}

  /** A particular body; {@code aliases} are the other forms in the text. */
  public record Organization(String name, List<String> aliases, String parent) {}

  /** A particular meeting. */
  public record Meeting(
      String name,
      String kind,
      String start,
      String end,
      String place,
      String host,
      List<Participant> participants,
      List<String> documents) {}

  /** {@code role} is chair, speaker, attendee, host or guest. */
  public record Participant(String who, String role) {}

  /** A document of policy. */
  public record Document(
      String title,
      List<String> aliases,
      String number,
      List<String> issuers,
      String issued,
      String effective,
      String kind) {}

  /** {@code relation} is repeals, amends, forwards, implements, basedOn or replies. */
  public record DocumentRelation(String subject, String relation, String object) {}

  /** {@code change} is appointed, removed, elected, resigned, promoted, investigated … */
  public record Change(String person, String change, String post, String date, String by) {}

  /** {@code starts} is the first 8 to 15 characters of what was said. */
  public record Statement(String speaker, String act, String starts) {}
}
