package io.github.gonggao.model;

/**
 * Where a fact stands and who found it.
 *
 * @param span in the restored text of the announcement
 * @param extractor the simple name of the extractor
 */
public record Evidence(SourceId source, Span span, String extractor) {}
