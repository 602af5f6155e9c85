package io.github.gonggao.read;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process of {@link DocumentParser}, with a heap and a clock of its own. It starts with the first
 * file, serves many, and starts anew after a death. One thread at a time may use it.
 *
 * <p>What becomes of a file does not depend on those before it: where the process dies of its heap
 * and had read others, the file is given to a fresh one before it is given up.
 */
final class ParserProcess implements AutoCloseable {
  /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
  private static final int OUT_OF_MEMORY = 3;

  /** Longest answer: every character of the longest text in three bytes. */
  private static final int ANSWER_BYTES = 3 * Limits.DOCUMENT_CHARACTERS;

  /** What of our environment a Java process may need to find its files. */
  private static final List<String> ENVIRONMENT = List.of("SystemRoot", "TMPDIR", "TEMP", "TMP");

  private final int heap;
  private final int seconds;
  private Process process;
  private DataOutputStream requests;
  private DataInputStream answers;
  private int served;
  private int started;

  /**
   * @param heap megabytes
   * @param seconds a file
   */
  ParserProcess(int heap, int seconds) {
    this.heap = heap;
    this.seconds = seconds;
  }

  /** A file's text, or what there is to say instead. */
  record Parsed(DocumentParser.Answer answer, String text) {}

  /** Parses a file; whatever it does to the process is an answer. */
  Parsed parse(DocumentParser.Kind kind, byte[] file) throws IOException {
    Parsed parsed = null;
    while (parsed == null) {
      if (process == null || !process.isAlive()) {
        close();
        start();
      }
      parsed = ask(kind, file);
    }
    return parsed;
  }

  /** The process, once it has parsed a file. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** How many processes there have been. */
  int started() {
    return started;
  }

  private Parsed ask(DocumentParser.Kind kind, byte[] file) throws IOException {
    AtomicBoolean answered = new AtomicBoolean();
    ProcessHandle asked = process.toHandle();
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (answered.compareAndSet(false, true)) {
                asked.destroyForcibly();
              }
            });
    try {
      requests.writeByte(DocumentParser.MARK);
      requests.writeUTF(kind.name());
      requests.writeInt(file.length);
      requests.write(file);
      requests.flush();
      int mark = answers.readUnsignedByte();
      if (mark != DocumentParser.MARK) {
        throw new EOFException("no answer");
      }
      DocumentParser.Answer answer = DocumentParser.Answer.valueOf(answers.readUTF());
      int length = answers.readInt();
      if (length < 0 || length > ANSWER_BYTES) {
        throw new EOFException("no answer");
      }
      byte[] text = answers.readNBytes(length);
      if (text.length < length) {
        throw new EOFException("half an answer");
      }
      if (answered.compareAndSet(false, true)) {
        served++;
        return new Parsed(answer, new String(text, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // a broken pipe: its cause is what the process died of
      if (answered.compareAndSet(false, true)) {
        return death();
      }
    }
    close();
    return broken("it takes more than " + seconds + " seconds to parse");
  }

  /** What a process says by its death; nothing where that may be the fault of earlier files. */
  private Parsed death() {
    boolean others = served > 0;
    int code = await();
    close();
    if (others) {
      return null;
    }
    return code == OUT_OF_MEMORY
        ? broken("it takes more than " + heap + " MB of memory to parse")
        : broken("its parser dies of it (exit code " + code + ")");
  }

  private int await() {
    // its end of the pipe is closed, so it is about to exit and say why
    Process ended = process.onExit().completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
    return ended == null ? -1 : ended.exitValue();
  }

  private static Parsed broken(String reason) {
    return new Parsed(DocumentParser.Answer.BROKEN, reason);
  }

  private void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    // Java decodes its class path by the locale, and a Chinese folder's name is lost in C
    environment.put("LC_ALL", "C.UTF-8");
    process = builder.start();
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    served = 0;
    started++;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-CreateCoredumpOnCrash",
            // starts in half the time, and documents are too short to profit of more
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.timezone=UTC",
            "-Djavax.xml.accessExternalDTD=",
            "-Djavax.xml.accessExternalSchema=",
            "-Djavax.xml.accessExternalStylesheet=",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"));
    command.addAll(Limits.options());
    command.addAll(
        List.of("-cp", classPath(), DocumentParser.class.getName(), Integer.toString(seconds)));
    return command;
  }

  /** Ours, and before it the place that this class was loaded from, should ours not name it. */
  private static String classPath() {
    String path = System.getProperty("java.class.path");
    URL own = DocumentParser.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(own.toURI()) + File.pathSeparator + path;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path with a malformed address: " + own, e);
    }
  }

  /** Ends the process, if there is one; the next file starts another. */
  @Override
  public void close() {
    if (process != null) {
      process.toHandle().destroyForcibly();
      try {
        requests.close();
      } catch (IOException e) {
        // the rest of a request that nobody will read
        requests = null;
      }
      try {
        answers.close();
      } catch (IOException e) {
        // the rest of an answer that nobody will read
        answers = null;
      }
      process = null;
    }
  }
}
