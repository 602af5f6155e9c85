/** Text as found to text as written: repairs with their alignment, title, date, source and body. */
package io.github.gonggao.text;
