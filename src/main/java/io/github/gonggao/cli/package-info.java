/** The command line {@code gonggao}, one class a command. */
package io.github.gonggao.cli;
