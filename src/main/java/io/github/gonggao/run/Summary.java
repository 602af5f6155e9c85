package io.github.gonggao.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What the files of a build hold, written after all of them: who finds it, with the state that
 * would be built now, has nothing to do.
 *
 * @param state digest of everything that the files were made of
 */
record Summary(
    String state,
    int announcements,
    int copies,
    long quads,
    NavigableMap<String, Integer> facts,
    NavigableMap<String, Integer> warnings) {

  static final String FILE = "summary.json";

  /** Empty where there is none, or none that this program wrote: then everything is made anew. */
  static Optional<Summary> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelJson.rawMapper().readValue(file.toFile(), Summary.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void write(Path folder) throws IOException {
    Path temporary = folder.resolve(FILE + ".new");
    Files.writeString(temporary, ModelJson.pretty(this));
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
