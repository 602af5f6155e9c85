package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostFigureTest {
  private static final String PAGE =
      "云澜省水务局通报 发布时间：2023-08-26 今年已清淤河道17条，其中江城12条。“清流2022”行动自2022年11月3日起。";

  @ParameterizedTest
  @CsvSource({
    // what follows allows but one
    "考察隊於, 023年1月出發, 2",
    "始建於, 986年的大壩, 1",
    "將於, 1月召開, 1",
    // the page has one date with this day
    "今天(, 月26日)啟動, 8",
    // the page says it elsewhere
    "“清流, 022”行动的, 2",
    "河道, 7条，, 1",
  })
  void a_figure_is_told_by_what_follows_or_by_the_page(String before, String after, String figure) {
    assertEquals(figure, LostFigure.of(before, after, PAGE).figure());
  }

  @ParameterizedTest
  @CsvSource({
    "距今, 000年前", // one to nine thousand years
    "當地投入, 5萬臺",
    "今天(, 月27日)",
    "會議於, 日召開",
    "“, 0後”青年",
    "’’, ’’",
  })
  void where_nothing_tells_it_stays_open(String before, String after) {
    LostFigure figure = LostFigure.of(before, after == null ? "" : after, PAGE);
    assertEquals("?", figure.figure());
    assertTrue(figure.share() < 0.5);
  }
}
