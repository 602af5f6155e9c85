package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.DocumentRelated.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a title says of another document: 关于修改〈甲〉的决定 amends, 某省实施〈乙〉办法 carries out, 某厅转发某局关于〈丙〉的通知
 * passes on. A second title beside the first (〈甲〉〈乙〉, 〈甲〉和〈乙〉) is dealt with in the same way.
 *
 * @param title of the other document, as it stands
 * @param at where it stands in the title
 * @param relation of the title's document to it, null where the title tells none
 */
record NamedInTitle(String title, int at, Relation relation) {
  private static final Pattern MARKED = Pattern.compile("[《〈]([^《》〈〉]{2,80})[》〉]");
  private static final Pattern OPENING = Pattern.compile("[《〈]*");
  private static final Pattern BESIDE = Pattern.compile("[》〉](?:等)?[、和及与]?$");

  /** 关于修改规章制定程序条例的决定: without marks only where nothing else can be meant. */
  private static final Pattern UNMARKED =
      Pattern.compile("关于(修改|废止)([^《》〈〉、和及与]{3,40}?(?:法|条例|规定|办法))的决定");

  private static final Pattern AMENDING = Pattern.compile("(?:修改|修正|修订|调整)(?:后的)?$");
  private static final Pattern REPEALING = Pattern.compile("废止$");
  private static final Pattern CARRYING_OUT = Pattern.compile("(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实|实施|执行)$");
  private static final Pattern PASSING_ON = Pattern.compile("(?:转发|批转|印发|下发)(?:[^《》〈〉]{0,40}关于)?$");

  /** What the title names, in order. */
  static List<NamedInTitle> in(String title) {
    List<NamedInTitle> named = new ArrayList<>();
    Matcher marked = MARKED.matcher(title);
    Relation last = null;
    while (marked.find()) {
      String before = title.substring(0, marked.start());
      // 〈公约〉1996年议定书: what a title begins with belongs to its name
      if (!OPENING.matcher(before).matches()) {
        last = BESIDE.matcher(before).find() ? last : relation(before);
        // 关于印发《某市实施〈甲〉方案》的通知: it is the plan that carries 甲 out, and not the notice
        named.add(
            new NamedInTitle(marked.group(1), marked.start(1), inAnother(before) ? null : last));
      }
    }
    Matcher unmarked = UNMARKED.matcher(title);
    if (named.isEmpty() && unmarked.find()) {
      Relation relation = unmarked.group(1).equals("修改") ? Relation.AMENDS : Relation.REPEALS;
      named.add(new NamedInTitle(unmarked.group(2), unmarked.start(2), relation));
    }
    return named;
  }

  private static boolean inAnother(String before) {
    return before.chars().filter(c -> c == '《' || c == '〈').count()
        > before.chars().filter(c -> c == '》' || c == '〉').count();
  }

  private static Relation relation(String before) {
    if (AMENDING.matcher(before).find()) {
      return Relation.AMENDS;
    }
    if (REPEALING.matcher(before).find()) {
      return Relation.REPEALS;
    }
    if (CARRYING_OUT.matcher(before).find()) {
      return Relation.IMPLEMENTS;
    }
    return PASSING_ON.matcher(before).find() ? Relation.FORWARDS : null;
  }

  /**
   * Whether a notice brings the other with it, 关于印发〈甲〉的通知: both are one where it is only mentioned.
   */
  boolean broughtAlong(String title) {
    return relation == Relation.FORWARDS && BROUGHT.matcher(title.substring(0, at)).find();
  }

  /**
   * Whether who deals with the title's document deals with the other: not with a law that it
   * carries out.
   */
  boolean isTheMatter() {
    return relation != Relation.IMPLEMENTS && relation != Relation.FORWARDS;
  }

  private static final Pattern BROUGHT = Pattern.compile("(?:印发|下发)[《〈]$");
}
