package io.github.gonggao.model;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A restored announcement and its outer form. All spans count in {@code text.restored()}.
 *
 * @param title the headline, or the title of the document that the page is
 * @param published the page's own date (发布时间), else the date under the document
 * @param publisher the organization or outlet that a 来源 line names
 * @param body the running text, without header lines and page furniture
 * @param fields header lines with a label, such as 发文字号 and 索引号, in order
 */
public record Announcement(
    SourceId id,
    URI location,
    RestoredText text,
    Optional<Span> title,
    Optional<LocalDate> published,
    Optional<Span> publisher,
    Span body,
    List<HeaderField> fields) {
  public Announcement {
    fields = List.copyOf(fields);
  }
}
