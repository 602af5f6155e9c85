package io.github.gonggao.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Map;

/** The pages' templates, compiled with the program. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  byte[] render(String template, Page.Frame frame, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("frame", frame);
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, all, out);
    return out.toByteArray();
  }
}
