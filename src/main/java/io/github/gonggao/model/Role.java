package io.github.gonggao.model;

/** How somebody takes part in a meeting, finer than the roles of a card. */
public enum Role {
  CONVENER,
  CHAIR,
  KEYNOTE,
  DISCUSSANT,
  REPORTER,
  ATTENDEE,
  PARTICIPANT,
  NON_VOTING,
  HOST,
  GUEST
}
