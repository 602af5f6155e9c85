/** Facts to RDF and back out of it: IRIs, quads, TDB2, SHACL, queries, exports. */
package io.github.gonggao.graph;
