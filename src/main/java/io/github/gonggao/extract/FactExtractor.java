package io.github.gonggao.extract;

/**
 * One kind of fact, read from an announcement into its facts. Stateless: one instance serves all.
 */
interface FactExtractor {
  void extract(Reading reading);
}
