package io.github.gonggao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole name of a body tells its kind where its ending alone would mislead. */
class BodyKindsTest {
  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({
    "云澜省委, local-department, party-local-committee",
    "市委, local-department, party-local-committee",
    "青浦江市委常委会, npc-standing-committee, party-local-committee",
    "云澜自治区党委, party-committee-dept, party-local-committee",
    "云澜省委政法委, local-department, party-local-organ",
    "青浦江市委第三巡察组, party-coordination, party-local-organ",
    "中共青浦江市委党校, university, party-school",
    "云澜省纪委常委会, npc-standing-committee, discipline-commission",
    "云澜省监察委员会, party-coordination, supervisory",
    "云澜省人大常委会, npc-standing-committee, npc-standing-committee",
    "云澜省人大内务司法委员会, party-coordination, npc-special-committee",
    "云澜省人大农业农村委, local-department, npc-special-committee",
    "青浦江市政协文史委员会, party-coordination, cppcc",
    "云澜省防汛抗旱指挥部, party-coordination, local-coordination",
    "国务院防震减灾工作联席会议, party-coordination, sc-coordination",
    "云澜省人民政府, local-government, province",
    "青浦江市人民政府, local-government, local-government",
    "临江县政府, local-government, county",
    "临江县白沙镇政府, local-government, township",
    "云澜高新区管委会, mass, zone",
    "云澜省税务局, local-department, vertical",
    "云澜省发展改革委, sc-department, local-department",
    "青浦江市公安局, public-institution, local-department",
    "云澜省农业集团公司办公室, office, office",
    "临江县第一小学, university, public-institution",
    "云澜大学马克思主义学院, university, department-internal",
    "土耳其政府, local-government, foreign-government",
    "美国商务部, department-internal, foreign-government",
    "云澜省会计师协会, association, association",
    "水利部, department-internal, department-internal",
  })
  void the_whole_name_decides(String name, String ending, String kind) {
    assertEquals(Optional.of(kind), Lexicon.SHIPPED.wholeKinds.of(name, ending));
  }

  @ParameterizedTest
  @CsvSource({"日本电气集团, soe", "云澜省党政代表团, embassy"})
  void some_names_tell_none(String name, String ending) {
    assertEquals(Optional.empty(), Lexicon.SHIPPED.wholeKinds.of(name, ending));
  }
}
