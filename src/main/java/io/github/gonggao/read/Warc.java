package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The pages of a web crawl, as WARC, plain or with a gzip member a record. Responses with status
 * 200 and resources are read where they may hold text; requests, redirections, errors, pictures and
 * revisits are passed over without a word.
 *
 * <p>What is checked, since jwarc does not: the checksum of each gzip member, lengths, and the
 * digests of block and payload. A record whose gzip member, length, header or block digest is wrong
 * is refused ({@code BAD_WARC}, {@code DIGEST_MISMATCH}), and so is one whose only digest, the
 * payload's, is wrong; a wrong payload digest beside a right block digest is a warning, because
 * crawlers differ on what the payload is.
 */
final class Warc implements SourceFormat {
  @Override
  public boolean recognises(byte[] head) {
    return isWarc(head) || (Gzip.isGzip(head) && isWarc(Gzip.unpacked(head)));
  }

  static boolean isWarc(byte[] head) {
    return head.length > 6
        && head[0] == 'W'
        && head[1] == 'A'
        && head[2] == 'R'
        && head[3] == 'C'
        && head[4] == '/'
        && Character.isDigit(head[5]);
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    Rewindable in = new Rewindable(input.stream());
    boolean packed = in.peek() == 0x1F;
    return packed
        ? new Reading(input, null, new GzipMembers(in))
        : new Reading(input, new WarcSegments(in), null);
  }

  private static final class Reading extends Ahead {
    private final Input input;
    private final GzipMembers members;
    private WarcSegments segments;
    private long memberOffset;
    private Iterator<Outcome<SourceText>> current = Collections.emptyIterator();
    private boolean ended;
    private int broken;

    Reading(Input input, WarcSegments segments, GzipMembers members) {
      this.input = input;
      this.segments = segments;
      this.members = members;
    }

    @Override
    Outcome<SourceText> ahead() throws IOException {
      while (!ended) {
        if (current.hasNext()) {
          return current.next();
        }
        try {
          if (segments == null && !nextMember()) {
            break;
          }
          WarcSegments.Segment segment = segments.next();
          if (segment != null) {
            if (segment.isWanted()) {
              current = announcements(segment);
            }
          } else if (members == null) {
            break;
          } else {
            segments = null;
          }
        } catch (Budget.BombException e) {
          if (members == null || e.spent) {
            throw e;
          }
          recover();
          return refused(Issue.Code.TOO_LARGE, memberOffset, e.getMessage());
        } catch (ZipException | EOFException e) {
          if (members == null) {
            throw e;
          }
          recover();
          return bad(memberOffset, "its gzip member is broken, " + e.getMessage());
        }
      }
      ended = true;
      return null;
    }

    private boolean nextMember() throws IOException {
      GzipMembers.Member member = members.next();
      if (member == null) {
        return false;
      }
      memberOffset = member.offset();
      segments = new WarcSegments(new Rewindable(input.budget().unfolding(member, member::packed)));
      return true;
    }

    private void recover() throws IOException {
      segments = null;
      ended = !members.recover();
    }

    private Outcome<SourceText> bad(long offset, String problem) {
      if (++broken > Limits.WARC_BROKEN_RECORDS) {
        ended = true;
        return refused(
            Issue.Code.BAD_WARC,
            offset,
            "more than "
                + Limits.WARC_BROKEN_RECORDS
                + " broken records; the rest is not read, get a whole copy");
      }
      return refused(
          Issue.Code.BAD_WARC,
          offset,
          "the record at byte "
              + offset
              + " is broken: "
              + problem
              + "; the other records are read");
    }

    private Outcome<SourceText> refused(Issue.Code code, long offset, String message) {
      return Refusals.of(code, where(offset), message);
    }

    private String where(long offset) {
      return input.name() + "#offset=" + offset;
    }

    private Iterator<Outcome<SourceText>> announcements(WarcSegments.Segment segment)
        throws IOException {
      long offset = members == null ? segment.offset() : memberOffset;
      if (segment.problem() != null) {
        return List.of(bad(offset, segment.problem())).iterator();
      }
      Optional<WarcPayload> payload;
      try {
        payload = WarcPayload.read(segment, input.budget());
      } catch (Budget.BombException e) {
        if (e.spent) {
          throw e;
        }
        return List.of(refused(Issue.Code.TOO_LARGE, offset, e.getMessage())).iterator();
      } catch (IOException e) {
        return List.of(bad(offset, e.getMessage())).iterator();
      }
      return payload.isEmpty() ? Collections.emptyIterator() : of(payload.get(), offset);
    }

    private Iterator<Outcome<SourceText>> of(WarcPayload payload, long offset) {
      if (payload.doubt() == WarcPayload.Doubt.BLOCK) {
        return List.of(
                refused(
                    Issue.Code.DIGEST_MISMATCH,
                    offset,
                    "the record at byte "
                        + offset
                        + " is not what its digest says that was fetched; get a whole copy"))
            .iterator();
      }
      URI place = Announcements.inside(input.location(), "offset", String.valueOf(offset));
      Iterator<Outcome<SourceText>> found =
          new Guarded(
              new Input(
                  where(offset),
                  place,
                  payload.content(),
                  payload.charset(),
                  payload.address(),
                  payload.captured(),
                  input.depth() + 1,
                  input.budget()));
      return payload.doubt() == WarcPayload.Doubt.NONE ? found : new Doubted(found, where(offset));
    }
  }

  /** Outcomes with a warning that their payload has another digest than the crawler wrote. */
  private static final class Doubted extends Ahead {
    private final Iterator<Outcome<SourceText>> outcomes;
    private final String where;

    Doubted(Iterator<Outcome<SourceText>> outcomes, String where) {
      this.outcomes = outcomes;
      this.where = where;
    }

    @Override
    Outcome<SourceText> ahead() {
      if (!outcomes.hasNext()) {
        return null;
      }
      Outcome<SourceText> outcome = outcomes.next();
      List<Issue> issues = new ArrayList<>(outcome.issues());
      issues.add(
          new Issue(
              Issue.Code.DIGEST_MISMATCH,
              Severity.WARNING,
              where,
              Optional.empty(),
              "the payload has another digest than the crawler wrote down, the whole record has the"
                  + " right one; crawlers differ on what a payload is"));
      return new Outcome<>(outcome.value(), issues);
    }
  }
}
