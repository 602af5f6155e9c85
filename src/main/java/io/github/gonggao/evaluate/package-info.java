/** Cards scored against gold cards, as {@code score.py} of the gold folder does. */
package io.github.gonggao.evaluate;
