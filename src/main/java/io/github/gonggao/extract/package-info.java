/** Analysed text to facts: one class an extractor, over a shared grammar of titles and names. */
package io.github.gonggao.extract;
