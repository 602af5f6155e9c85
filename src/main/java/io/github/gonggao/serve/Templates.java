package io.github.gonggao.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/** The pages' templates, compiled with the program. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  byte[] render(String template, Map<String, Object> parameters) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, parameters, out);
    return out.toByteArray();
  }
}
