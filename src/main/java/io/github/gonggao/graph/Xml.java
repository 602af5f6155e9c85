package io.github.gonggao.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * RDF/XML, written as triples come: all of a subject's one after the other make one element. Jena's
 * writers of RDF/XML hold the whole graph.
 */
final class Xml implements AutoCloseable {
  private final Writer out;
  private final Map<String, String> prefixes = new TreeMap<>();
  private String subject = "";

  Xml(OutputStream to) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
    for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
      prefixes.put(prefix.getValue(), prefix.getKey());
      out.write("\n  xmlns:" + prefix.getKey() + "=\"" + text(prefix.getValue()) + "\"");
    }
    out.write(">\n");
  }

  /** As XML has it in elements and attributes; what XML cannot hold at all becomes U+FFFD. */
  static String text(String value) {
    StringBuilder escaped = null;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      String as =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            case '\n' -> "&#10;";
            case '\t' -> "&#9;";
            default -> c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? "\uFFFD" : null;
          };
      if (as != null && escaped == null) {
        escaped = new StringBuilder(value.substring(0, i));
      }
      if (escaped != null) {
        if (as == null) {
          escaped.append(c);
        } else {
          escaped.append(as);
        }
      }
    }
    return escaped == null ? value : escaped.toString();
  }

  void triple(Triple triple) throws IOException {
    String about = triple.getSubject().getURI();
    if (!about.equals(subject)) {
      end();
      subject = about;
      out.write("<rdf:Description rdf:about=\"" + text(about) + "\">\n");
    }
    String property = triple.getPredicate().getURI();
    int cut = local(property);
    String namespace = property.substring(0, cut);
    String known = prefixes.get(namespace);
    String name = (known == null ? "ns" : known) + ":" + property.substring(cut);
    out.write("  <" + name);
    if (known == null) {
      out.write(" xmlns:ns=\"" + text(namespace) + "\"");
    }
    Node object = triple.getObject();
    if (object.isURI()) {
      out.write(" rdf:resource=\"" + text(object.getURI()) + "\"/>\n");
      return;
    }
    if (!object.getLiteralLanguage().isEmpty()) {
      out.write(" xml:lang=\"" + text(object.getLiteralLanguage()) + "\"");
    } else if (!object.getLiteralDatatypeURI().equals(STRING)) {
      out.write(" rdf:datatype=\"" + text(object.getLiteralDatatypeURI()) + "\"");
    }
    out.write(">" + text(object.getLiteralLexicalForm()) + "</" + name + ">\n");
  }

  private static final String STRING = org.apache.jena.datatypes.xsd.XSDDatatype.XSDstring.getURI();

  /** Where the local name begins: the longest end that XML takes for a name. */
  private static int local(String property) {
    int cut = property.length();
    while (cut > 0 && isNamePart(property.charAt(cut - 1))) {
      cut--;
    }
    while (cut < property.length() && !Character.isLetter(property.charAt(cut))) {
      cut++;
    }
    if (cut == property.length()) {
      throw new IllegalStateException("RDF/XML has no name for the property " + property);
    }
    return cut;
  }

  private static boolean isNamePart(char c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private void end() throws IOException {
    if (!subject.isEmpty()) {
      out.write("</rdf:Description>\n");
    }
  }

  /** Ends the document; what it was written to stays open. */
  @Override
  public void close() throws IOException {
    end();
    subject = "";
    out.write("</rdf:RDF>\n");
    out.flush();
  }
}
