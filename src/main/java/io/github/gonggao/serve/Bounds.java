package io.github.gonggao.serve;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;

/**
 * Puts in the place of the functions that can take for ever, or make values without end, ones that
 * ask the {@link Budget}.
 *
 * <p>It is done before Jena optimizes, since that computes what is constant. Such functions are
 * regular expressions, whose matching can go back and forth for years; whatever makes a string
 * longer than its arguments, which doubles with every use; and products, whose digits double.
 */
final class Bounds {
  /** Bits of a number that a query makes: about 2,500 digits. */
  static final int LONGEST_NUMBER = 8_192;

  /** Characters of a string that is read as a number or a date. */
  static final int LONGEST_LEXICAL = 2_500;

  private Bounds() {}

  /** Makes every query over {@code data} run within bounds. */
  static void set(DatasetGraph data) {
    RewriteFactory standard = Optimize.getFactory();
    RewriteFactory bounded =
        (Context context) -> {
          var optimize = standard.create(context);
          return (Op op) -> optimize.rewrite(bounded(op));
        };
    data.getContext().set(ARQConstants.sysOptimizerFactory, bounded);
  }

  private static Op bounded(Op op) {
    Budget.check();
    return Transformer.transform(new TransformCopy(), new Replacing(), op);
  }

  private static final class Replacing extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI
          ? new Encode(argument)
          : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      if (function instanceof E_Multiply) {
        return new Multiply(left, right);
      }
      return function instanceof E_StrDatatype
          ? new Typed(left, right)
          : super.transform(function, left, right);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new Regex(arguments);
      }
      if (function instanceof E_StrReplace) {
        return new Replace(arguments);
      }
      return function instanceof E_StrConcat
          ? new Concat(arguments)
          : super.transform(function, arguments);
    }

    @Override
    public Expr transform(ExprAggregator aggregator) {
      Aggregator inner = aggregator.getAggregator();
      if (inner instanceof AggGroupConcat concat) {
        return new ExprAggregator(
            aggregator.getVar(), new GroupConcat(concat.getExprList(), concat.getSeparator()));
      }
      if (inner instanceof AggGroupConcatDistinct concat) {
        return new ExprAggregator(
            aggregator.getVar(),
            new GroupConcatDistinct(concat.getExprList(), concat.getSeparator()));
      }
      return super.transform(aggregator);
    }
  }

  /** Argument {@code i}, or none: SPARQL's own functions leave flags out. */
  private static Expr argument(ExprList list, int i) {
    return i < list.size() ? list.get(i) : null;
  }

  private static String text(NodeValue value) {
    return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm() : "";
  }

  /** A pattern whose matching ends in time, kept while its arguments are the same. */
  private static final class Watched {
    private String written = "";
    private String flags = "";
    private Pattern pattern;

    Matcher matcher(List<NodeValue> arguments, int flagsAt, String text) {
      String wanted = text(arguments.get(1));
      String with = arguments.size() > flagsAt ? text(arguments.get(flagsAt)) : "";
      if (pattern == null || !wanted.equals(written) || !with.equals(flags)) {
        pattern = RegexEngine.makePattern("REGEX", wanted, with.isEmpty() ? null : with);
        written = wanted;
        flags = with;
      }
      return pattern.matcher(new Clocked(text));
    }
  }

  /** A text that looks at the clock every so many of the characters that are read. */
  private static final class Clocked implements CharSequence {
    private static final int STEPS = 4_096;

    private final CharSequence text;
    private int steps;

    Clocked(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps == STEPS) {
        steps = 0;
        Budget.check();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class Regex extends E_Regex {
    private final Watched watched = new Watched();

    Regex(ExprList arguments) {
      super(arguments.get(0), arguments.get(1), argument(arguments, 2));
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      NodeValue text = arguments.get(0);
      if (!arguments.get(1).isString() || !(text.isString() || text.isLangString())) {
        // what is wrong with them is for Jena to say
        return super.eval(arguments);
      }
      return NodeValue.booleanReturn(watched.matcher(arguments, 2, text(text)).find());
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Regex(arguments);
    }
  }

  /** Goes through the matches on the clock before Jena goes through them again. */
  private static final class Replace extends E_StrReplace {
    private final Watched watched = new Watched();

    Replace(ExprList arguments) {
      super(arguments.get(0), arguments.get(1), arguments.get(2), argument(arguments, 3));
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = text(arguments.get(0));
      if (arguments.get(1).isString()) {
        String by = text(arguments.get(2));
        long groups = by.chars().filter(c -> c == '$').count();
        long length = text.length();
        Matcher matches = watched.matcher(arguments, 3, text);
        while (matches.find()) {
          length += by.length() + groups * (matches.end() - matches.start());
          Budget.string(length > Budget.LONGEST_STRING ? length : 0);
        }
        Budget.string(length);
      }
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replace(arguments);
    }
  }

  private static final class Concat extends E_StrConcat {
    Concat(ExprList arguments) {
      super(arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      long length = 0;
      for (NodeValue argument : arguments) {
        length += text(argument).length();
      }
      Budget.string(length);
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Concat(arguments);
    }
  }

  private static final class Encode extends E_StrEncodeForURI {
    private static final int BYTES_A_CHARACTER = 9;

    Encode(Expr argument) {
      super(argument);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      Budget.string((long) text(value).length() * BYTES_A_CHARACTER);
      return super.eval(value);
    }

    @Override
    public Expr copy(Expr argument) {
      return new Encode(argument);
    }
  }

  private static final class Typed extends E_StrDatatype {
    Typed(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue type) {
      lexical(text);
      return super.eval(text, type);
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Typed(left, right);
    }
  }

  /** Refuses to read a long string as a number: Java takes the square of its length. */
  static void lexical(NodeValue value) {
    if (text(value).length() > LONGEST_LEXICAL) {
      throw new Refused(
          422,
          "要转换的字符串超过 "
              + LONGEST_LEXICAL
              + " 字 / a string of more than "
              + LONGEST_LEXICAL
              + " characters is not read as a value");
    }
  }

  private static final class Multiply extends E_Multiply {
    Multiply(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue left, NodeValue right) {
      if (bits(left) + bits(right) > LONGEST_NUMBER) {
        throw new Refused(
            422,
            "查询产生的数超过 "
                + LONGEST_NUMBER
                + " 位 / the query makes a number of more than "
                + LONGEST_NUMBER
                + " bits");
      }
      return super.eval(left, right);
    }

    private static int bits(NodeValue value) {
      if (value.isInteger()) {
        return value.getInteger().bitLength();
      }
      if (value.isDecimal()) {
        BigDecimal decimal = value.getDecimal();
        return decimal.unscaledValue().bitLength();
      }
      return 0;
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Multiply(left, right);
    }
  }

  private static final class GroupConcat extends AggGroupConcat {
    GroupConcat(ExprList arguments, String separator) {
      super(arguments.get(0), separator);
    }

    @Override
    public Aggregator copy(ExprList arguments) {
      return new GroupConcat(arguments, getSeparator());
    }

    @Override
    public Accumulator createAccumulator() {
      return new Joining(getExpr(), getSeparator(), false);
    }
  }

  private static final class GroupConcatDistinct extends AggGroupConcatDistinct {
    GroupConcatDistinct(ExprList arguments, String separator) {
      super(arguments.get(0), separator);
    }

    @Override
    public Aggregator copy(ExprList arguments) {
      return new GroupConcatDistinct(arguments, getSeparator());
    }

    @Override
    public Accumulator createAccumulator() {
      return new Joining(getExpr(), getSeparator(), true);
    }
  }

  private static final class Joining extends AccumulatorExpr {
    private final StringBuilder joined = new StringBuilder();
    private final String separator;
    private boolean first = true;

    Joining(Expr expr, String separator, boolean distinct) {
      super(expr, distinct);
      this.separator = separator == null ? " " : separator;
    }

    @Override
    protected void accumulate(NodeValue value, Binding binding, FunctionEnv environment) {
      String next = value.asString();
      int more = next.length() + (first ? 0 : separator.length());
      if (joined.length() + (long) more > Budget.LONGEST_STRING) {
        Budget.string(joined.length() + (long) more);
      }
      Budget.held(more);
      if (!first) {
        joined.append(separator);
      }
      joined.append(next);
      first = false;
    }

    @Override
    protected void accumulateError(Binding binding, FunctionEnv environment) {
      // a value that is none is left out
    }

    @Override
    protected NodeValue getAccValue() {
      return NodeValue.makeString(joined.toString());
    }
  }
}
