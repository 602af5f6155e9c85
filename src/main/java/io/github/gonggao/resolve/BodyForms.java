package io.github.gonggao.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The full name of a local body that the registry does not hold, composed of its place and the form
 * that it is written in: 云澜省发改委 and 云澜省发展和改革委员会 are one body.
 */
final class BodyForms {
  private static final String LEVELS = "省市县区州盟旗";
  private static final Pattern NO_PLACE =
      Pattern.compile("[全我本各该某两多外这那][省市县区州盟旗]|自治[区州县旗]|地区|特区|.*[,，、].*");
  private static final Pattern GOVERNS =
      Pattern.compile("(常务副|副|代理?)?(省长|市长|县长|区长|州长|盟长|旗长|行署专员)|(副|代)?主席");
  private static final String CORPS = "兵团";

  private static final Pattern LEADING =
      Pattern.compile(
          "(?:中国共产党|中国人民政治协商会议)(.{2,10}[省市县区州盟旗])委员会(?:常务委员会)?"
              + "|(.{2,10}[省市县区州盟旗])(?:人民政府|人民代表大会|人民代表大会常务委员会)");

  private record Form(String full, List<String> places) {
    boolean fits(String place) {
      return places.isEmpty() || places.stream().anyMatch(place::endsWith);
    }
  }

  private final Map<String, Form> forms = new HashMap<>();

  /** Prefectures with their province. */
  private final Map<String, String> provinces = new HashMap<>();

  private final Set<String> provincial = new HashSet<>();

  private BodyForms() {}

  static BodyForms load() {
    return of(Lists.lines("body-forms"), Lists.lines("places"));
  }

  static BodyForms of(List<String> forms, List<String> places) {
    BodyForms all = new BodyForms();
    for (String line : forms) {
      List<String> cells = Lists.cells(line, 3);
      all.forms.put(cells.get(0), new Form(cells.get(1), Lists.parts(cells.get(2))));
    }
    for (String line : places) {
      List<String> cells = Lists.cells(line, 4);
      if (cells.get(3).isEmpty()) {
        all.provincial.add(cells.get(0));
      } else if (Set.of("地级市", "自治州", "地区", "盟").contains(cells.get(2))) {
        all.provinces.put(cells.get(0), cells.get(3));
      }
    }
    return all;
  }

  /** The full name; empty where {@code name} is not composed of a place and a known form. */
  Optional<String> full(String name) {
    String bare = name.replaceFirst("^(中共|共青团|政协)(?=.{3})", "");
    boolean party = name.startsWith("中共");
    if (name.startsWith("政协")) {
      return bare.endsWith("委员会")
          ? place(bare.substring(0, bare.length() - 3)).map(p -> fill("中国人民政治协商会议{}委员会", p))
          : Optional.empty();
    }
    if (name.startsWith("共青团")) {
      String rest = bare.replaceFirst("(委员会|委)$", "");
      return rest.length() == bare.length()
          ? Optional.empty()
          : place(rest).map(p -> fill("中国共产主义青年团{}委员会", p));
    }
    for (int end = bare.length() - 1; end >= 2; end--) {
      Form form = forms.get(bare.substring(end));
      Optional<String> place = form == null ? Optional.empty() : place(bare.substring(0, end));
      if (place.isPresent() && form.fits(place.get())) {
        // 市委员会 is the Party's only where the name says so
        boolean open = bare.substring(end).equals("委员会") && !party;
        return open ? Optional.empty() : Optional.of(fill(form.full(), place.get()));
      }
    }
    return shortened(bare).or(() -> party ? Optional.of(bare) : Optional.empty());
  }

  /** 江苏省南京市教育局 is 南京市教育局, as prefectures have their names for themselves. */
  private Optional<String> shortened(String name) {
    for (int end = 2; end < Math.min(name.length() - 2, 9); end++) {
      if (provincial.contains(name.substring(0, end))) {
        String rest = name.substring(end);
        for (int k = 2; k < Math.min(rest.length(), 9); k++) {
          if (name.substring(0, end).equals(provinces.get(rest.substring(0, k)))) {
            return Optional.of(rest);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A place as its bodies are called by it. */
  private Optional<String> place(String name) {
    boolean level =
        name.length() >= 2
            && (LEVELS.indexOf(name.charAt(name.length() - 1)) >= 0 || name.endsWith(CORPS));
    if (!level || NO_PLACE.matcher(name).matches()) {
      return Optional.empty();
    }
    for (int end = 2; end < name.length() - 1; end++) {
      String province = provinces.get(name.substring(end));
      if (province != null && province.equals(name.substring(0, end))) {
        return Optional.of(name.substring(end));
      }
    }
    return Optional.of(name);
  }

  private static String fill(String full, String place) {
    return full.replace("{}", place);
  }

  /** The government of a place, where a title is a government's: 云澜省 and 省长. */
  Optional<String> government(String place, String position) {
    boolean chairman = position.endsWith("主席") && !place.endsWith("自治区");
    return GOVERNS.matcher(position).matches() && !chairman && place(place).isPresent()
        ? place(place).map(p -> p + "人民政府")
        : Optional.empty();
  }

  boolean isProvince(String place) {
    return provincial.contains(place);
  }

  boolean isProvincial(String canonical) {
    String name = canonical.replaceFirst("^(中国共产党|中国人民政治协商会议|中国共产主义青年团)", "");
    for (int end = 3; end <= Math.min(name.length(), 8); end++) {
      if (provincial.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** The place that a body governs or leads; empty where it is no leading body of a place. */
  static Optional<String> leads(String canonical) {
    var found = LEADING.matcher(canonical);
    return found.matches()
        ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
        : Optional.empty();
  }
}
