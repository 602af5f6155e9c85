/** Inputs to {@link io.github.gonggao.model.SourceText}: files, folders, JSON Lines, streams. */
package io.github.gonggao.read;
