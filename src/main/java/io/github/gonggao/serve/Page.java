package io.github.gonggao.serve;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the templates are given: words, links and tables, ready to show. Nothing in here is escaped;
 * that is the templates' work. A template can only name public types, so these are.
 */
public final class Page {
  private static final Pattern DAY =
      Pattern.compile("\\d{4}(-\\d{2}){0,2}( — \\d{4}(-\\d{2}){0,2})?");

  private Page() {}

  /** The same words in both languages; either may be empty. */
  public record Label(String zh, String en) {
    static final Label NONE = new Label("", "");

    public boolean isEmpty() {
      return zh.isEmpty() && en.isEmpty();
    }

    /** One string for a title bar: Chinese, or English where there is none. */
    public String plain() {
      return zh.isEmpty() ? en : zh;
    }
  }

  /**
   * A word or a link.
   *
   * @param lang language of the Chinese half of the label, as the data has it; may be empty
   * @param href where it leads; empty for none
   * @param outside leads away from this site
   */
  public record Piece(Label label, String lang, String href, boolean outside) {
    static Piece text(String text, String lang) {
      return new Piece(new Label(text, ""), lang, "", false);
    }

    static Piece plain(String text) {
      return text(text, "");
    }

    static Piece words(String zh, String en) {
      return new Piece(new Label(zh, en), "zh-Hans", "", false);
    }

    /** A date, or two with a dash; it should stay on one line. */
    public boolean isDay() {
      return DAY.matcher(label.zh()).matches();
    }

    static Piece link(Label label, String href) {
      return new Piece(label, "zh-Hans", href, false);
    }

    static Piece link(String zh, String href) {
      return link(new Label(zh, ""), href);
    }
  }

  /** Pieces in one field of a table, one under the other. */
  public record Cell(List<Piece> pieces) {
    public Cell {
      pieces = List.copyOf(pieces);
    }

    static Cell of(Piece... pieces) {
      return new Cell(List.of(pieces));
    }
  }

  /**
   * A row of a table.
   *
   * @param id anchor; empty for none
   */
  public record Row(String id, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    static Row of(Cell... cells) {
      return new Row("", List.of(cells));
    }
  }

  /**
   * A table under a heading.
   *
   * @param columns heads of the columns; where there are none, the first cell of a row is its head
   * @param note what the reader should know of it, as that it was cut; may be empty
   */
  public record Section(String id, Label heading, List<Label> columns, List<Row> rows, Label note) {
    public Section {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The top of a page about a resource.
   *
   * @param kinds classes of the resource
   * @param also its other names
   * @param formats the same in other formats
   */
  public record Head(
      Label title, List<Piece> kinds, List<Piece> also, String iri, List<Piece> formats) {
    public Head {
      kinds = List.copyOf(kinds);
      also = List.copyOf(also);
      formats = List.copyOf(formats);
    }
  }

  /**
   * A stretch of an announcement's text: words, or smaller stretches.
   *
   * @param id anchor that evidence points to; empty for none
   * @param href the entity that the words name; empty for none
   * @param kind sort of entity, for its colour
   * @param hint name of the entity
   */
  public record Stretch(
      String id, String text, String href, String kind, String hint, List<Stretch> parts) {
    public Stretch {
      parts = List.copyOf(parts);
    }
  }

  /** An announcement's texts; {@code reading} is empty where it says the same. */
  public record Text(List<Stretch> source, String lang, String reading) {
    public Text {
      source = List.copyOf(source);
    }
  }

  /** A number on the first page. */
  public record Count(Label label, long number, String href) {}

  /** A question that ships. */
  public record Question(String name, String zh, String en) {}

  /**
   * A query and what it gave.
   *
   * @param status of HTTP: 200, or why there is no answer
   * @param problem the same in words; empty where there is an answer
   */
  public record Answer(
      int status,
      Label question,
      String sparql,
      String problem,
      List<Section> table,
      List<Piece> formats) {
    public Answer {
      table = List.copyOf(table);
      formats = List.copyOf(formats);
    }
  }

  /**
   * What a search can be narrowed by.
   *
   * @param values each a link to the narrower search; empty where none of them fits
   */
  public record Facet(Label heading, List<Piece> values) {
    public Facet {
      values = List.copyOf(values);
    }
  }

  /**
   * What a search found.
   *
   * @param kinds the sorts of things to look among, with how many there are
   * @param chosen what it was narrowed by, each a link to the search without it
   * @param turn other pages, and the same as SPARQL and CSV
   */
  public record Found(
      String query,
      String kind,
      List<Piece> kinds,
      List<Piece> chosen,
      List<Facet> facets,
      Section results,
      List<Piece> turn,
      List<Piece> also) {
    public Found {
      kinds = List.copyOf(kinds);
      chosen = List.copyOf(chosen);
      facets = List.copyOf(facets);
      turn = List.copyOf(turn);
      also = List.copyOf(also);
    }
  }
}
