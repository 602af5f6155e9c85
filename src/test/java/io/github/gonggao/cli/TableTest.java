package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columns_line_up_although_han_characters_are_two_wide() {
    assertEquals(
        """
        who   n
        ----  -
        韩青  1
        Li    2
        (2)
        """,
        Table.ofCsv("who,n\r\n韩青,1\r\nLi,2\r\n"));
  }

  @Test
  void quoted_cells_hold_commas_quotes_and_newlines() {
    assertEquals(
        List.of(List.of("a", "b"), List.of("x,\"y\"\nz", "")),
        Table.rows("a,b\n\"x,\"\"y\"\"\nz\",\n"));
  }

  @Test
  void places_are_told_as_people_write_them() {
    assertEquals("/a b/公.jsonl:7", Console.place("file:///a%20b/%E5%85%AC.jsonl#line=7"));
    assertEquals("https://example.org/a%20b", Console.place("https://example.org/a%20b"));
    assertEquals("in/x.txt", Console.place("in/x.txt"));
  }

  @Test
  void prefixes_are_added_where_they_are_used_and_not_declared() {
    String query = "PREFIX gg: <http://x/> SELECT * { ?a gg:b ?c ; dcterms:title ?t }";
    String added = Prefixes.added(query);
    assertTrue(added.startsWith("PREFIX dcterms: <http://purl.org/dc/terms/>\n"), added);
    assertTrue(added.endsWith(query), added);
    assertFalse(added.contains("skos"), added);
    assertEquals("ASK {}", Prefixes.added("ASK {}"));
  }

  @Test
  void the_form_of_a_query_is_told_from_its_words_not_from_its_iris() {
    assertTrue(Prefixes.answersInRows("PREFIX a: <http://construct/> # describe\nSELECT * {}"));
    assertTrue(Prefixes.answersInRows("ask {}"));
    assertFalse(Prefixes.answersInRows("CONSTRUCT { } WHERE { SELECT * {} }"));
    assertFalse(Prefixes.answersInRows("DESCRIBE <x>"));
  }
}
