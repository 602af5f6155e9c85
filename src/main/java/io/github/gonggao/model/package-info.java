/**
 * The records that travel between the stages: what was read, what it says, where it says so. They
 * import nothing and know nothing of files, HanLP or RDF.
 */
package io.github.gonggao.model;
