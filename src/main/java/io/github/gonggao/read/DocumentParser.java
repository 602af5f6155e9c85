package io.github.gonggao.read;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program of the process that parses PDF and Office files, one after another, and does nothing
 * else. Their parsers can be driven into exhausting heap or time by files of a few kilobytes, so
 * they never run in the process that reads a batch.
 *
 * <p>Requests on standard input: {@link #MARK}, the kind's name, a length (4 bytes), the file.
 * Answers on standard output: {@link #MARK}, the answer's name, a length, UTF-8. It ends when its
 * input does, so that it never outlives the process that started it; one that hangs then ends by
 * its own clock.
 */
final class DocumentParser {
  /** What a file is taken for. */
  enum Kind {
    PDF,
    DOCX,
    DOC
  }

  /** What became of it. */
  enum Answer {
    TEXT,
    NO_TEXT_LAYER,
    LOCKED,
    TOO_LONG,
    BROKEN
  }

  /** Starts every answer: what a library prints, or the virtual machine that dies, has it not. */
  static final int MARK = 0xA7;

  private DocumentParser() {}

  /** A file that is no text, and why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    final Answer answer;

    Refused(Answer answer, String message) {
      super(message);
      this.answer = answer;
    }
  }

  /**
   * Answers requests until there are no more.
   *
   * @param args seconds that a file may take
   */
  public static void main(String[] args) throws IOException {
    int seconds = Integer.parseInt(args[0]);
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16))) {
      AtomicInteger running = new AtomicInteger();
      while (in.read() == MARK) {
        Kind kind = Kind.valueOf(in.readUTF());
        byte[] file = in.readNBytes(in.readInt());
        int number = running.incrementAndGet();
        CompletableFuture.delayedExecutor(seconds + 5L, TimeUnit.SECONDS)
            .execute(
                () -> {
                  if (running.get() == number) {
                    Runtime.getRuntime().halt(1);
                  }
                });
        Answer answer = Answer.TEXT;
        String text;
        try {
          text = text(kind, file);
        } catch (Refused e) {
          answer = e.answer;
          text = e.getMessage();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(MARK);
        out.writeUTF(answer.name());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        running.incrementAndGet();
      }
    } catch (EOFException e) {
      // who asked has died in the middle of a request
      Runtime.getRuntime().halt(1);
    }
  }

  /** The text of a file as a reader sees it, a paragraph or a row a line. */
  static String text(Kind kind, byte[] file) throws Refused {
    try {
      String text =
          switch (kind) {
            case PDF -> new PdfText().read(file);
            case DOCX -> new DocxText().read(file);
            case DOC -> new DocText().read(file);
          };
      if (text.isBlank()) {
        throw new Refused(Answer.NO_TEXT_LAYER, "");
      }
      return text;
    } catch (StackOverflowError e) {
      throw new Refused(Answer.BROKEN, "its parts lie too deep inside one another");
    } catch (IOException | RuntimeException | LinkageError e) {
      // parsers of broken files throw whatever their code happens to run into
      String message = e.getMessage() == null ? "" : ": " + e.getMessage();
      throw new Refused(Answer.BROKEN, e.getClass().getSimpleName() + message);
    }
  }
}
