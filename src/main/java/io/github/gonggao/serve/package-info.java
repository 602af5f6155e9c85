/** The SPARQL endpoint and the linked-data pages. */
package io.github.gonggao.serve;
