package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.Vocabulary.Scheme;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  /** Declared for curators and later stages, with who will use them. */
  private static final Map<String, String> RESERVED =
      new TreeMap<>(
          Map.of(
              "shortTitle", "general short titles of documents, written by curators",
              "addressee", "主送机关: no fact carries it yet",
              "signatory", "签发人: no fact carries it yet"));

  private static Set<String> declared() {
    Set<String> names = new TreeSet<>();
    for (Node kind :
        List.of(OWL.Class.asNode(), OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode())) {
      Concepts.ontology()
          .find(Node.ANY, RDF.type.asNode(), kind)
          .filterKeep(t -> t.getSubject().isURI())
          .filterKeep(t -> t.getSubject().getURI().startsWith(Vocabulary.NS))
          .forEach(t -> names.add(t.getSubject().getURI().substring(Vocabulary.NS.length())));
    }
    return names;
  }

  private static Set<String> inCode() {
    Set<String> names = new TreeSet<>();
    for (Field field : Vocabulary.class.getFields()) {
      if (field.getType() == Node.class) {
        try {
          String uri = ((Node) field.get(null)).getURI();
          if (uri.startsWith(Vocabulary.NS)) {
            names.add(uri.substring(Vocabulary.NS.length()));
          }
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return names;
  }

  private static Set<String> inShapesAndQueries() {
    StringBuilder text = new StringBuilder(Concepts.resource("/ontology/shapes.ttl"));
    GraphView.questions().forEach(q -> text.append(q.sparql()));
    Set<String> names = new TreeSet<>();
    Matcher term = Pattern.compile("\\bgg:([A-Za-z0-9]+)").matcher(text);
    while (term.find()) {
      names.add(term.group(1));
    }
    return names;
  }

  @Test
  void every_term_that_is_used_is_declared() {
    Set<String> undeclared = new TreeSet<>(inCode());
    undeclared.addAll(inShapesAndQueries());
    undeclared.removeAll(declared());
    assertEquals(Set.of(), undeclared);
  }

  @Test
  void every_term_that_is_declared_is_used_or_marked_reserved() {
    Set<String> unused = declared();
    unused.removeAll(inCode());
    unused.removeAll(inShapesAndQueries());
    assertEquals(RESERVED.keySet(), unused);
  }

  @Test
  void terms_have_labels_in_three_ways_of_writing() {
    Set<String> lacking = new TreeSet<>();
    for (String name : declared()) {
      Set<String> languages = new HashSet<>();
      Concepts.ontology()
          .find(
              org.apache.jena.graph.NodeFactory.createURI(Vocabulary.NS + name),
              org.apache.jena.vocabulary.RDFS.label.asNode(),
              Node.ANY)
          .forEach(t -> languages.add(t.getObject().getLiteralLanguage()));
      if (!languages.containsAll(List.of("zh-Hans", "zh-Hant", "en"))) {
        lacking.add(name);
      }
    }
    assertEquals(Set.of(), lacking);
  }

  @Test
  void concepts_have_labels_in_three_ways_of_writing_and_one_notation() {
    Map<String, String> faults = new TreeMap<>();
    Map<String, String> notations = new TreeMap<>();
    Concepts.ontology()
        .find(Node.ANY, RDF.type.asNode(), Vocabulary.SKOS_CONCEPT)
        .toList()
        .forEach(
            t -> {
              String uri = t.getSubject().getURI();
              Set<String> languages = new TreeSet<>();
              Concepts.ontology()
                  .find(t.getSubject(), Vocabulary.SKOS_PREF_LABEL, Node.ANY)
                  .forEach(l -> languages.add(l.getObject().getLiteralLanguage()));
              if (!languages.equals(Set.of("en", "zh-Hans", "zh-Hant"))) {
                faults.put(uri, languages.toString());
              }
              Concepts.ontology()
                  .find(t.getSubject(), org.apache.jena.vocabulary.SKOS.notation.asNode(), Node.ANY)
                  .forEach(
                      n -> {
                        String place =
                            uri.substring(0, uri.lastIndexOf('/'))
                                + " "
                                + n.getObject().getLiteralLexicalForm();
                        String other = notations.put(place, uri);
                        if (other != null) {
                          faults.put(uri, "shares its notation with " + other);
                        }
                      });
            });
    assertEquals(Map.of(), faults);
  }

  private static String position(String organization, String title) {
    return Positions.of(organization, title).code();
  }

  @Test
  void a_title_is_read_together_with_its_organization() {
    assertEquals("party-group-secretary", position("国家邮政局党组", "书记"));
    assertEquals("party-secretary", position("江苏省委", "书记"));
    assertEquals("secretariat-member", position("中央书记处", "书记"));
    assertEquals("party-group-member", position("国家邮政局党组", "成员"));
    assertEquals("director-general", position("国家邮政局", "局长"));
    assertEquals("deputy-director-general", position("国家邮政局", "副局长"));
    assertEquals("general-secretary", position("中国共产党中央委员会", "总书记"));
    assertEquals("politburo-standing", position("中央政治局", "常委"));
    assertEquals("standing-committee-member", position("江苏省委", "常委"));
    assertEquals("office-director", position("国务院办公厅", "主任"));
    assertEquals("chairman-commission", position("国家发展和改革委员会", "主任"));
    assertEquals("cmc-chair", position("中央军事委员会", "主席"));
    assertEquals("chairperson", position("中华全国总工会", "主席"));
    assertEquals("premier", position("国务院", "总理"));
    assertEquals("foreign-leader", position("泰国", "总理"));
  }

  @Test
  void an_unknown_title_still_has_a_level() {
    assertEquals("deputy", position("国家税务总局", "副总审计师"));
    assertEquals("vice-governor", position("湖南省人民政府", "常务副省长"));
    assertEquals("deputy", position("某军区", "副司令员"));
    assertEquals("principal", position("某军区", "司令员"));
    assertEquals("staff", position("某局", "首席观星师"));
    assertEquals("principal-official", position("", "政策法规司主要负责同志"));
    assertEquals("responsible-official", position("", "局机关各司室负责同志"));
  }

  @Test
  void only_a_title_that_is_the_concept_stands_in_an_identifier_as_its_code() {
    assertTrue(Positions.of("国家邮政局党组", "书记").exact());
    assertTrue(Positions.of("国家邮政局", "副局长").exact());
    assertEquals(false, Positions.of("湖南省人民政府", "常务副省长").exact());
    assertEquals(false, Positions.of("某公司", "总裁").exact());
  }

  @Test
  void every_kind_of_meeting_on_the_cards_is_a_concept() {
    Map<String, String> kinds = new TreeMap<>();
    for (String kind :
        List.of(
            "全体会议", "常务会议", "党组会议", "常委会会议", "办公会", "中心组学习会", "专题学习会", "工作会议", "座谈会", "电视电话会议",
            "视频会议", "推进会", "现场会", "动员会", "部署会", "协调会", "专题会议", "领导小组会议", "委员长会议", "主席会议", "代表大会",
            "会见", "会谈", "论坛", "培训班", "开幕式", "新闻发布会", "听证会", "评审会", "研讨会", "总结会", "报告会", "民主生活会")) {
      Concepts.of(Scheme.MEETING_KIND).exact(kind).ifPresent(code -> kinds.put(kind, code));
    }
    assertEquals(33, kinds.size(), kinds::toString);
    assertEquals("other", MeetingKinds.of("其他会议", "", "会议"));
  }

  @Test
  void a_meeting_is_known_by_who_holds_it() {
    assertEquals("government-plenary", MeetingKinds.of("全体会议", "国务院", "国务院第五次全体会议"));
    assertEquals("party-plenum", MeetingKinds.of("全体会议", "中国共产党中央委员会", "二十届四中全会"));
    assertEquals("npcsc-session", MeetingKinds.of("全体会议", "全国人民代表大会常务委员会", "第四次全体会议"));
    assertEquals("npc-session", MeetingKinds.of("代表大会", "全国人民代表大会", "十四届全国人大一次会议"));
    assertEquals("party-congress", MeetingKinds.of("代表大会", "中国共产党中央委员会", "中国共产党第十九次全国代表大会"));
    assertEquals("other", MeetingKinds.of("代表大会", "中华全国总工会", "中国工会第十八次全国代表大会"));
    assertEquals("party-committee", MeetingKinds.of("常委会会议", "江苏省委", "省委常委会会议"));
    assertEquals("politburo", MeetingKinds.of("其他会议", "中央政治局", "中央政治局会议"));
    assertEquals("commemoration", MeetingKinds.of("其他会议", "", "纪念抗战胜利纪念大会"));
    assertEquals("study-session", MeetingKinds.of("中心组学习会", "某局党组理论学习中心组", "局党组中心组（扩大）学习会"));
  }

  @Test
  void documents_are_known_on_every_axis_that_their_title_shows() {
    assertEquals(Set.of("notice"), DocumentKinds.of("通知", "关于做好防汛工作的通知", Set.of()));
    assertEquals(
        Set.of("form-regulations", "party-regulations"),
        DocumentKinds.of("条例", "中国共产党纪律处分条例", Set.of("中国共产党中央委员会")));
    assertEquals(
        Set.of("administrative-regulation", "form-regulations"),
        DocumentKinds.of("条例", "快递暂时管理条例", Set.of("国务院")));
    assertEquals(
        Set.of("form-regulations", "local-regulation"),
        DocumentKinds.of("条例", "云澜省湿地保护条例", Set.of()));
    assertEquals(Set.of("form-regulations"), DocumentKinds.of("条例", "城市市容管理条例", Set.of()));
    assertEquals(Set.of("law"), DocumentKinds.of("法律", "中华人民共和国民用航空法", Set.of()));
    assertEquals(Set.of("draft", "form-regulations"), DocumentKinds.of("条例", "某某条例（草案）", Set.of()));
    assertEquals(
        Set.of("form-interim", "form-measures"), DocumentKinds.of("办法", "灯塔维护办法（试行）", Set.of()));
    assertEquals(Set.of("party-charter"), DocumentKinds.of("章程", "中国共产党章程", Set.of()));
    assertEquals(Set.of("other"), DocumentKinds.of("图", "灯塔", Set.of()));
  }

  @Test
  void a_verb_of_saying_is_never_lost() {
    assertEquals("emphasize", Statements.act("强调"));
    assertEquals("point-out", Statements.act("强调指出"));
    assertEquals("say", Statements.act("告诉记者"));
    assertEquals("encourage", Statements.act("回信勉励"));
    assertEquals("assertive", Statements.act("嘟囔"));
  }

  @Test
  void a_librarian_can_look_up_a_word() {
    assertEquals(
        java.util.Optional.of("study-session"), Vocabulary.code(Scheme.MEETING_KIND, "中心组学习会"));
    assertEquals(java.util.Optional.empty(), Vocabulary.code(Scheme.MEETING_KIND, "没有的会"));
  }
}
