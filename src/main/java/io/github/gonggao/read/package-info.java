/**
 * Inputs to {@link io.github.gonggao.model.SourceText}: files, folders, archives, crawls, pages,
 * documents, tables, records and streams. {@code src/docs/reading.md} has the formats, the charset
 * ladder and the limits.
 */
package io.github.gonggao.read;
