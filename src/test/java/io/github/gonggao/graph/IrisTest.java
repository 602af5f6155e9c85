package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IrisTest {
  @Test
  void entities_get_the_identifiers_that_the_design_gives_them() {
    assertEquals("person/pg4fj6xtyqs8", Iris.local("person", "马军胜", "国家邮政局"));
    assertEquals("person/gpape6k1rxk7", Iris.local("person", "习近平", "中国共产党中央委员会"));
    assertEquals("org/vzabwaf5ky29", Iris.local("org", "国家邮政局"));
    assertEquals("org/w1bmgwemyvg2", Iris.local("org", "国家邮政局党组理论学习中心组"));
    assertEquals("formulation/ayjm6s47ks8d", Iris.local("formulation", "全面从严治党"));
    assertEquals("document/mxh5xdctd6w0", Iris.local("document", "中国共产党章程", ""));
  }

  @Test
  void a_post_is_its_organization_and_position_and_a_tenure_its_person_and_post() {
    assertEquals(
        "post/9r2xm1x0ftxv", Iris.local("post", "org/bsp9j7nfb0r0", "party-group-secretary"));
    assertEquals(
        "tenure/twx7sk7af8q3",
        Iris.local("tenure", "person/pg4fj6xtyqs8", "post/9r2xm1x0ftxv", "1"));
  }

  @Test
  void a_meeting_is_its_host_kind_and_day_and_a_numbered_one_its_term_and_session() {
    assertEquals(
        "meeting/f6nkfvbszaps",
        Iris.local("meeting", "org/w1bmgwemyvg2", "study-session", "2020-04-02", "1"));
    assertEquals(
        "meeting/51r7x7gba5ha",
        Iris.local("meeting", "org/rm4qzx9se0sq", "party-congress", "", "18"));
    assertEquals(
        "meeting/q8c11dg3bagr",
        Iris.local("meeting", "org/rm4qzx9se0sq", "party-plenum", "", "19-2"));
  }

  @Property
  void the_normal_form_of_a_name_does_not_matter(@ForAll String name) {
    assertEquals(
        Iris.mint("org", Normalizer.normalize(name, Normalizer.Form.NFC)), Iris.mint("org", name));
  }

  @Property
  void an_identifier_is_twelve_characters_of_base_32(@ForAll String name) {
    assertEquals(true, Iris.mint("person", name).matches("[0-9a-hjkmnp-tv-z]{12}"));
  }
}
