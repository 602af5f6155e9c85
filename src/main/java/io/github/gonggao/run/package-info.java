/** The order of the stages, the checkpoint between them, progress and the report. */
package io.github.gonggao.run;
