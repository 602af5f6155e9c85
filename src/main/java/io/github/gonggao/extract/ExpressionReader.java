package io.github.gonggao.extract;

import io.github.gonggao.extract.Asked.Part;
import io.github.gonggao.extract.Asked.Row;
import java.util.BitSet;

/** Reads the syntax of {@link java.util.regex.Pattern} as far as the extractors use it. */
final class ExpressionReader {
  /** The expression uses what is not read here. */
  static final class Unread extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final String regex;
  private int at;
  private boolean looksBack;
  private boolean continues;

  ExpressionReader(String regex) {
    this.regex = regex;
  }

  Part read() throws Unread {
    Part part = alternatives();
    if (at < regex.length()) {
      throw new Unread();
    }
    return part;
  }

  /** Whether what was read looks at what stands before it. */
  boolean looksBack() {
    return looksBack;
  }

  /** Whether it starts where the last match ended. */
  boolean continues() {
    return continues;
  }

  private char peek() {
    return at < regex.length() ? regex.charAt(at) : '\0';
  }

  private boolean take(String token) {
    boolean there = regex.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  private Part alternatives() throws Unread {
    Part part = row();
    while (take("|")) {
      part = part.or(row());
    }
    return part;
  }

  private Part row() throws Unread {
    Row row = new Row();
    while (at < regex.length() && peek() != '|' && peek() != ')') {
      row.add(quantified(atom()));
    }
    return row.done();
  }

  private Part quantified(Part part) throws Unread {
    int least = 1;
    int most = 1;
    if (take("?")) {
      least = 0;
    } else if (take("*")) {
      least = 0;
      most = Asked.UNBOUNDED;
    } else if (take("+")) {
      most = Asked.UNBOUNDED;
    } else if (take("{")) {
      least = number();
      most = least;
      if (take(",")) {
        most = peek() == '}' ? Asked.UNBOUNDED : number();
      }
      expect("}");
    } else {
      return part;
    }
    if (!take("?")) {
      take("+");
    }
    return part.times(least, most);
  }

  private int number() throws Unread {
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    if (at == start || at - start > 4) {
      throw new Unread();
    }
    return Integer.parseInt(regex.substring(start, at));
  }

  private void expect(String token) throws Unread {
    if (!take(token)) {
      throw new Unread();
    }
  }

  private Part atom() throws Unread {
    char c = regex.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> Part.characters(characterClass());
      case '.' -> {
        at++;
        yield Part.characters(Asked.all());
      }
      case '^' -> {
        at++;
        looksBack = true;
        yield Part.NOTHING;
      }
      case '$' -> {
        at++;
        yield Part.NOTHING;
      }
      case '\\' -> escaped();
      case '*', '+', '?', '{' -> throw new Unread();
      default -> {
        at++;
        yield Part.characters(single(c));
      }
    };
  }

  private Part group() throws Unread {
    expect("(");
    boolean around = false;
    if (take("?<=") || take("?<!")) {
      around = true;
      looksBack = true;
    } else if (take("?=") || take("?!")) {
      around = true;
    } else if (take("?<")) {
      at = regex.indexOf('>', at) + 1;
    } else if (take("?s)") || take("?m)")) {
      return Part.NOTHING;
    } else if (!take("?:") && !take("?>") && peek() == '?') {
      throw new Unread();
    }
    Part part = alternatives();
    expect(")");
    return around ? Part.NOTHING : part;
  }

  private Part escaped() throws Unread {
    at++;
    char c = peek();
    if ("Gb".indexOf(c) >= 0 || c == 'A') {
      at++;
      looksBack = true;
      continues |= c == 'G';
      return Part.NOTHING;
    }
    at--;
    return Part.characters(escape());
  }

  /** One character or a class of them, after a backslash. */
  private BitSet escape() throws Unread {
    expect("\\");
    char c = peek();
    at++;
    return switch (c) {
      case 'd', 'D' -> named("0123456789", c == 'D');
      case 's', 'S' -> named(" \t\n\u000b\f\r", c == 'S');
      case 'n' -> single('\n');
      case 't' -> single('\t');
      case 'r' -> single('\r');
      case 'u' -> coded();
      default -> {
        if (Character.isLetterOrDigit(c) || c == '\0') {
          throw new Unread();
        }
        yield single(c);
      }
    };
  }

  private BitSet coded() throws Unread {
    String code = regex.substring(at, Math.min(regex.length(), at + 4));
    at += 4;
    if (!code.matches("[0-9a-fA-F]{4}")) {
      throw new Unread();
    }
    return single((char) Integer.parseInt(code, 16));
  }

  private static BitSet named(String characters, boolean others) {
    BitSet set = others ? Asked.all() : new BitSet();
    characters.chars().forEach(c -> set.set(c, !others));
    return set;
  }

  private BitSet single(char c) throws Unread {
    if (Character.isSurrogate(c)) {
      throw new Unread();
    }
    BitSet set = new BitSet();
    set.set(c);
    return set;
  }

  private BitSet characterClass() throws Unread {
    expect("[");
    boolean others = take("^");
    BitSet set = new BitSet();
    boolean empty = true;
    while (empty || peek() != ']') {
      empty = false;
      if (peek() == '[' || peek() == '\0' || regex.startsWith("&&", at)) {
        throw new Unread();
      }
      BitSet low = member();
      if (peek() == '-' && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
        at++;
        BitSet high = member();
        if (low.cardinality() != 1 || high.cardinality() != 1) {
          throw new Unread();
        }
        set.set(low.nextSetBit(0), high.nextSetBit(0) + 1);
      } else {
        set.or(low);
      }
    }
    expect("]");
    if (others) {
      set.flip(0, Character.MAX_VALUE + 1);
    }
    return set;
  }

  private BitSet member() throws Unread {
    if (peek() == '\\') {
      return escape();
    }
    char c = peek();
    at++;
    return single(c);
  }
}
