/** Sentences and tokens, from HanLP; the only package that knows it. */
package io.github.gonggao.nlp;
