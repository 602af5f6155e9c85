package io.github.gonggao.run;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.resolve.Copies;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is who over a checkpoint, without a store: for somebody who judges, and wants to know what a
 * judgement would change.
 */
final class WhoIsWho {
  private final Checkpoint checkpoint;
  private final Copies copies;

  WhoIsWho(Path checkpoint) throws IOException {
    this.checkpoint = Checkpoint.open(checkpoint);
    copies = this.checkpoint.copies();
  }

  Resolver under(Judgements judgements) throws IOException {
    Resolver resolver = new Resolver(judgements);
    checkpoint.forEach(
        x -> {
          if (!copies.isCopy(x.source().id())) {
            resolver.add(x.source().id(), x.announcement().published(), x.facts());
          }
        });
    resolver.freeze();
    return resolver;
  }

  /** Bodies, documents and meetings of a name, as written or as a side of a judgement says it. */
  List<Pipeline.Mention> named(String name, Resolver resolver) throws IOException {
    List<Pipeline.Mention> mentions = new ArrayList<>();
    checkpoint.forEach(
        x -> {
          SourceId id = x.source().id();
          if (copies.isCopy(id)) {
            return;
          }
          resolver
              .resolve(id, x.facts())
              .entities()
              .forEach(
                  (written, entity) -> {
                    boolean person = written.kind() == Name.Kind.PERSON;
                    boolean means =
                        written.value().equals(name)
                            || entity.key().get(0).equals(name)
                            || String.join("|", entity.key()).equals(name);
                    if (!person && means) {
                      mentions.add(
                          new Pipeline.Mention(
                              entity.key(), written, id, x.announcement().published()));
                    }
                  });
        });
    mentions.sort(
        Comparator.comparing((Pipeline.Mention m) -> String.join("|", m.key()))
            .thenComparing(m -> m.published().map(LocalDate::toString).orElse(""))
            .thenComparing(Pipeline.Mention::announcement)
            .thenComparing(Pipeline.Mention::written));
    return mentions;
  }

  /** What becomes of the announcements of which two resolvers say different things. */
  Map<SourceId, Pipeline.Change> changes(Resolver before, Resolver after) throws IOException {
    Map<SourceId, Pipeline.Change> changes = new TreeMap<>();
    checkpoint.forEach(
        x -> {
          SourceId id = x.source().id();
          if (!copies.isCopy(id)) {
            Resolution old = before.resolve(id, x.facts());
            Resolution now = after.resolve(id, x.facts());
            if (!old.equals(now)) {
              changes.put(
                  id,
                  new Pipeline.Change(
                      x.announcement().published(),
                      x.announcement().title().map(t -> x.announcement().text().at(t)).orElse(""),
                      old,
                      now));
            }
          }
        });
    return changes;
  }
}
