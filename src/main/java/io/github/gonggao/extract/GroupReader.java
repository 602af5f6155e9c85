package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a collective apart: 政策法规司、机关党委主要负责同志 is the principal of the one and of the other. */
final class GroupReader {
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:有关|相关)?(主要负责同志|主要负责人|分管负责同志|有关负责同志|有关负责人|负责同志|负责人|领导班子成员|班子成员|党组成员|全体党员|全体干部职工|干部职工|代表|成员|同志|人员|领导|专家学者|专家|企业家|干部|党员|秘书长|委员|嘉宾|学者)$");
  private static final Map<String, String> UNIT_KINDS =
      Map.of(
          "各司", "department-internal",
          "各司室", "department-internal",
          "各司局", "department-internal",
          "各处室", "division",
          "各厅局", "local-department",
          "各单位", "public-institution",
          "直属各单位", "public-institution",
          "各直属单位", "public-institution",
          "各部门", "local-department");

  private final Reading reading;

  GroupReader(Reading reading) {
    this.reading = reading;
  }

  List<Fact.GroupMember> members(Span span) {
    String words = span.of(reading.text);
    Matcher tail = TAIL.matcher(words);
    String position = tail.find() ? tail.group(1) : "代表";
    int unitsEnd = tail.hitEnd() && tail.reset().find() ? tail.start(1) : words.length();
    String units = words.substring(0, unitsEnd);
    List<Fact.GroupMember> members = new ArrayList<>();
    int at = span.start();
    Name owner = null;
    for (String unit : units.split("、|和(?=[\\u4e00-\\u9fa5]{3})|以及", -1)) {
      if (unit.isBlank()) {
        at += unit.length() + 1;
        continue;
      }
      Body body = bodyIn(at, at + unit.length());
      Optional<String> generic = kind(unit);
      Optional<Name> scope = Optional.empty();
      if (body != null && !body.place()) {
        Name named = Name.organization(body.name());
        scope = Optional.of(named);
        owner = generic.isPresent() || owner == null ? named : owner;
      } else if (generic.isPresent()) {
        scope = Optional.ofNullable(owner == null ? host() : owner);
      }
      members.add(new Fact.GroupMember(unit + position, scope, position, generic));
      at += unit.length() + 1;
    }
    return members;
  }

  private Body bodyIn(int from, int to) {
    Map.Entry<Integer, Body> entry = reading.bodies.ceilingEntry(from);
    return entry != null && entry.getValue().span().end() <= to && entry.getKey() < to
        ? entry.getValue()
        : null;
  }

  private Name host() {
    for (Fact fact : reading.facts()) {
      if (fact instanceof Fact.MeetingHeld meeting && meeting.host().isPresent()) {
        return Name.organization(Body.organOf(meeting.host().get().value()));
      }
    }
    return null;
  }

  private static Optional<String> kind(String unit) {
    for (Map.Entry<String, String> entry :
        UNIT_KINDS.entrySet().stream()
            .sorted(Map.Entry.<String, String>comparingByKey().reversed())
            .toList()) {
      if (unit.contains(entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
