package io.github.gonggao.graph;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The kinds of a document on the axes that its words show: genre or form by the common noun, Party
 * regulation by title and maker, law and draft by title.
 */
final class DocumentKinds {
  private static final Pattern PARTY = Pattern.compile("^(中国共产党|党委|党组|中共|党内|党政|关于新形势下党内).*");
  private static final Pattern LAW = Pattern.compile("^(中华人民共和国)?[^的《》]{1,30}法(（.*）)?$");
  private static final Pattern MEASURES = Pattern.compile(".*(办法|书法|方法|做法|用法|说法)$");
  private static final Pattern DRAFT = Pattern.compile(".*(草案|征求意见稿|送审稿|建议稿|审议稿).*");
  private static final Pattern INTERIM = Pattern.compile(".*[（(]?(试行|暂行).*");
  private static final Pattern LOCAL =
      Pattern.compile("(?!国务院|城市|县|全国)[^的、，]{2,7}(省|自治区|市|自治州)(?!场|政|民|容)");
  private static final String CENTRAL = "中国共产党中央委员会";

  private DocumentKinds() {}

  /** Codes of the document-kind scheme; at least one. */
  static Set<String> of(String noun, String title, Set<String> issuers) {
    Concepts concepts = Concepts.of(Vocabulary.Scheme.DOCUMENT_KIND);
    Set<String> codes = new TreeSet<>();
    String bare = title.replaceAll("（[^（）]*）|\\([^()]*\\)", "").strip();
    Optional<String> form =
        concepts
            .suffix(bare)
            .filter(match -> match.label().length() >= noun.length())
            .map(Concepts.Match::code)
            .or(() -> concepts.exact(noun))
            .or(() -> concepts.suffix(bare).map(Concepts.Match::code));
    boolean party =
        PARTY.matcher(title).matches() || issuers.stream().anyMatch(i -> i.startsWith(CENTRAL));
    Optional<String> partyKind =
        concepts
            .suffix(bare)
            .map(Concepts.Match::label)
            .flatMap(label -> concepts.exact("党内" + label));
    form.filter(code -> party || !code.startsWith("party-")).ifPresent(codes::add);
    if (party) {
      partyKind.ifPresent(codes::add);
    }
    if (LAW.matcher(bare).matches() && !MEASURES.matcher(bare).matches()) {
      codes.add("law");
    }
    if (!party && bare.endsWith("条例") && !DRAFT.matcher(title).matches()) {
      rank(bare, issuers).ifPresent(codes::add);
    }
    if (DRAFT.matcher(title).matches()) {
      codes.add("draft");
    }
    if (INTERIM.matcher(title).matches()) {
      codes.add("form-interim");
    }
    if (codes.isEmpty()) {
      codes.add("other");
    }
    return codes;
  }

  /** Of 条例 without the Party only two ranks are made: by the State Council, and by congresses. */
  private static Optional<String> rank(String bare, Set<String> issuers) {
    if (issuers.contains("国务院")) {
      return Optional.of("administrative-regulation");
    }
    boolean congress = issuers.stream().anyMatch(i -> i.contains("人民代表大会") && !i.startsWith("全国"));
    return congress || LOCAL.matcher(bare).lookingAt()
        ? Optional.of("local-regulation")
        : Optional.empty();
  }
}
