package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A format whose files a process of its own parses. Threads may read at once: each borrows a
 * process, and a process that nobody uses waits for the next file until {@link #closeIdle} or the
 * end of this program.
 */
abstract class ParsedDocument implements SourceFormat {
  private static final ConcurrentLinkedDeque<ParserProcess> IDLE = new ConcurrentLinkedDeque<>();

  private final DocumentParser.Kind kind;
  private final String mediaType;

  ParsedDocument(DocumentParser.Kind kind, String mediaType) {
    this.kind = kind;
    this.mediaType = mediaType;
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    return List.of(read(input)).iterator();
  }

  private Outcome<SourceText> read(Input input) throws IOException {
    byte[] file = input.stream().readNBytes(Limits.DOCUMENT_BYTES + 1);
    if (file.length > Limits.DOCUMENT_BYTES) {
      return Refusals.of(
          Issue.Code.TOO_LARGE,
          input.name(),
          "longer than "
              + Limits.DOCUMENT_BYTES
              + " bytes; leave its pictures out, or save it as plain text");
    }
    ParserProcess process = IDLE.pollFirst();
    if (process == null) {
      process = new ParserProcess(Limits.PARSER_HEAP, Limits.PARSER_SECONDS);
    }
    try {
      return outcome(input, process.parse(kind, file));
    } finally {
      IDLE.addFirst(process);
    }
  }

  private Outcome<SourceText> outcome(Input input, ParserProcess.Parsed parsed) {
    return switch (parsed.answer()) {
      case TEXT -> Texts.whole(input, mediaType, "UTF-8", parsed.text());
      case NO_TEXT_LAYER ->
          kind == DocumentParser.Kind.PDF
              ? Refusals.of(
                  Issue.Code.NO_TEXT_LAYER,
                  input.name(),
                  "a PDF without text, only pictures of it; recognise its text first, for instance"
                      + " with: ocrmypdf -l chi_sim IN.pdf OUT.pdf")
              : Refusals.of(
                  Issue.Code.EMPTY_INPUT, input.name(), "a document without text; give another");
      case LOCKED ->
          Refusals.of(
              Issue.Code.UNREADABLE_DOCUMENT,
              input.name(),
              "locked with a password; open it with the password and save it without");
      case TOO_LONG ->
          Refusals.of(
              Issue.Code.TOO_LARGE,
              input.name(),
              "a text of more than "
                  + Limits.DOCUMENT_CHARACTERS
                  + " characters, which no announcement is; split it");
      case BROKEN ->
          Refusals.of(
              Issue.Code.UNREADABLE_DOCUMENT,
              input.name(),
              "cannot be parsed: "
                  + reason(parsed.text())
                  + "; open it in the program that it is of and save it anew, or as plain text");
    };
  }

  /** A parser's message, short and on one line. */
  private static String reason(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    int points = line.codePointCount(0, line.length());
    return points > 200 ? line.substring(0, line.offsetByCodePoints(0, 200)) + "…" : line;
  }

  /** Ends the processes that nobody uses; a later file starts one again. */
  static void closeIdle() {
    for (ParserProcess process = IDLE.pollFirst(); process != null; process = IDLE.pollFirst()) {
      process.close();
    }
  }
}
