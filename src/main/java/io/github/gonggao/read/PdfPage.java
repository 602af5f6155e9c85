package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.List;

/** The lines of a page from top to bottom. */
record PdfPage(List<PdfLine> lines) {
  PdfPage() {
    this(new ArrayList<>());
  }
}
