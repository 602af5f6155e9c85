package io.github.gonggao.serve;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the templates are given: words, links and tables, ready to show. Nothing in here is escaped;
 * that is the templates' work. A template can only name public types, so these are.
 */
public final class Page {
  private static final Pattern DAY =
      Pattern.compile("\\d{4}(-\\d{2}){0,2}( — \\d{4}(-\\d{2}){0,2})?");

  private static final Pattern THING =
      Pattern.compile("/(person|org|post|meeting|document|formulation|place|tenure)/");

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

    /** A thing of the store, which keeps its Chinese name in English too. */
    public boolean isThing() {
      return THING.matcher(href).lookingAt();
    }

    static Piece link(Label label, String href) {
      return new Piece(label, "zh-Hans", href, false);
    }

    static Piece link(String zh, String href) {
      return link(new Label(zh, ""), href);
    }
  }

  /**
   * Pieces in one field of a table, one under the other, or a bar.
   *
   * @param bar at most one
   */
  public record Cell(List<Piece> pieces, List<Bar> bar) {
    public Cell {
      pieces = List.copyOf(pieces);
      bar = List.copyOf(bar);
    }

    Cell(List<Piece> pieces) {
      this(pieces, List.of());
    }

    static Cell of(Piece... pieces) {
      return new Cell(List.of(pieces));
    }

    static Cell of(Bar bar) {
      return new Cell(List.of(), List.of(bar));
    }
  }

  /**
   * A stretch of a scale from 0 to 100.
   *
   * @param said the same in words, for who does not see it
   */
  public record Bar(String said, List<Block> blocks) {
    public Bar {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A part of a bar or of a plot.
   *
   * @param kind how it is painted: {@code sure}, {@code maybe}, {@code start}, {@code end}
   */
  public record Block(String x, String width, String kind) {
    static Block of(double x, double width, String kind) {
      return new Block(number(x), number(width), kind);
    }
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * Columns over time; their heights are shares of the highest.
   *
   * @param from first and
   * @param to last on the scale
   * @param most what the highest column counts
   * @param width of a column, of 1000
   */
  public record Plot(
      Label said, String from, String to, long most, String width, List<Column> columns) {
    public Plot {
      columns = List.copyOf(columns);
    }
  }

  /** One of them. */
  public record Column(String x, String y, String height, String hint) {}

  /**
   * A body and what is within it.
   *
   * @param here the one that the page is about
   */
  public record Branch(Piece name, boolean here, List<Branch> parts) {
    public Branch {
      parts = List.copyOf(parts);
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
   * @param turn links to its other pages
   * @param also the same as SPARQL and CSV
   */
  public record Section(
      String id,
      Label heading,
      List<Label> columns,
      List<Row> rows,
      Label note,
      List<Piece> turn,
      List<Piece> also) {
    public Section {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      turn = List.copyOf(turn);
      also = List.copyOf(also);
    }

    Section(String id, Label heading, List<Label> columns, List<Row> rows, Label note) {
      this(id, heading, columns, rows, note, List.of(), List.of());
    }

    /** The head of a column, for where a narrow screen shows none. */
    public Label column(int index) {
      return index < columns.size() ? columns.get(index) : Label.NONE;
    }

    public Section with(List<Piece> turn, List<Piece> also) {
      return new Section(id, heading, columns, rows, note, turn, also);
    }
  }

  /**
   * What surrounds every page.
   *
   * @param lang zh-Hans or en: which of two names is shown
   * @param query what was looked for last
   * @param other this page in the other language
   * @param scripts names of scripts that add to it
   */
  public record Frame(Label title, String lang, String query, String other, List<String> scripts) {
    public Frame {
      scripts = List.copyOf(scripts);
    }

    Frame titled(Label label) {
      return new Frame(label, lang, query, other, scripts);
    }

    Frame searching(String words) {
      return new Frame(title, lang, words, other, scripts);
    }

    Frame running(String... names) {
      return new Frame(title, lang, query, other, List.of(names));
    }

    public boolean english() {
      return lang.equals("en");
    }

    /** One string, where there is no room for two. */
    public String say(String zh, String en) {
      return english() ? en : zh;
    }

    /** For the title bar. */
    public String bar() {
      String words = english() && !title.en().isEmpty() ? title.en() : title.plain();
      String site = say("公告知识图谱", "Gonggao");
      return words.isEmpty() ? site : words + " · " + site;
    }
  }

  /**
   * The top of a page about a resource.
   *
   * @param kinds classes of the resource
   * @param also its other names
   * @param formats the same in other formats
   * @param around where its surroundings are drawn; may be empty
   * @param why where the words are that it was read from; may be empty
   */
  public record Head(
      Label title,
      List<Piece> kinds,
      List<Piece> also,
      String iri,
      List<Piece> formats,
      String around,
      String why) {
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
   * @param href the entity that the words name, or else why they count; empty for none
   * @param kind sort of entity or of fact, for its colour
   * @param hint name of the entity
   */
  public record Stretch(
      String id, String text, String href, String kind, String hint, List<Stretch> parts) {
    public Stretch {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An announcement's texts.
   *
   * @param repairs both, line beside line; empty where they say the same
   */
  public record Text(List<Stretch> source, String lang, List<Line> repairs, int repaired) {
    public Text {
      source = List.copyOf(source);
      repairs = List.copyOf(repairs);
    }
  }

  /** A line of the text as found, beside what it must have been. */
  public record Line(List<Bit> source, List<Bit> reading) {
    public Line {
      source = List.copyOf(source);
      reading = List.copyOf(reading);
    }
  }

  /** Words, changed by a repair or not. */
  public record Bit(String text, boolean changed) {}

  /**
   * What one announcement has to say for a fact.
   *
   * @param words those that the fact rests on, in their sentence
   * @param rules that read it
   * @param repairs that touch the sentence
   */
  public record Support(
      Piece announcement,
      String day,
      String before,
      Piece words,
      String after,
      String lang,
      List<String> rules,
      String confidence,
      List<Line> repairs) {
    public Support {
      rules = List.copyOf(rules);
      repairs = List.copyOf(repairs);
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
    /** It was answered, with no row. */
    public boolean isEmpty() {
      return !table.isEmpty() && table.get(0).rows().isEmpty();
    }

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
