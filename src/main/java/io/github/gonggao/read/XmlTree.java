package io.github.gonggao.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML part by its local name: Word writes the same names in two namespaces.
 *
 * @param attributes by local name
 * @param text its character data; of elements with children it is blank in the parts that we read
 */
record XmlTree(
    String name, Map<String, String> attributes, List<XmlTree> children, StringBuilder text) {
  /** Elements inside one another. Tables in tables in text boxes come to some fifty. */
  private static final int NESTING = 500;

  /** The root of a part; a document type, which no part of a package may have, is refused. */
  static XmlTree read(InputStream in) throws IOException, DocumentParser.Refused {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      Deque<XmlTree> open = new ArrayDeque<>();
      XmlTree root = null;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new DocumentParser.Refused(
                  DocumentParser.Answer.BROKEN, "its XML has a document type, which Word forbids");
          case XMLStreamConstants.START_ELEMENT -> {
            XmlTree element = start(reader);
            if (open.isEmpty()) {
              root = element;
            } else {
              open.peek().children.add(element);
            }
            open.push(element);
            if (open.size() > NESTING) {
              throw new DocumentParser.Refused(
                  DocumentParser.Answer.BROKEN, "its parts lie too deep inside one another");
            }
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (!open.isEmpty()) {
              open.peek().text.append(reader.getText());
            }
          }
          default -> {}
        }
      }
      if (root == null) {
        throw new DocumentParser.Refused(DocumentParser.Answer.BROKEN, "an XML part is empty");
      }
      return root;
    } catch (XMLStreamException e) {
      throw new IOException("bad XML: " + e.getMessage(), e);
    }
  }

  private static XmlTree start(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new XmlTree(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
  }

  /** The first child of a name. */
  Optional<XmlTree> child(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
  }

  List<XmlTree> all(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).toList();
  }

  /** Attribute {@code val} of the element at the end of a way down. */
  Optional<String> value(String... way) {
    Optional<XmlTree> at = Optional.of(this);
    for (String step : way) {
      at = at.flatMap(t -> t.child(step));
    }
    return at.flatMap(t -> Optional.ofNullable(t.attributes.get("val")));
  }

  /** Whether a child such as {@code <w:vanish/>} switches something on. */
  boolean isOn(String wanted) {
    return child(wanted)
        .map(c -> !c.attributes.getOrDefault("val", "1").matches("0|false|off|none"))
        .orElse(false);
  }
}
