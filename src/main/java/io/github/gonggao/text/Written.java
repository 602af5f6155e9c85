package io.github.gonggao.text;

import java.util.BitSet;

/**
 * Characters that an announcement may hold: Han characters whose simplified form is one of the
 * 6,763 of GB 2312, and punctuation; not kana, box drawings, private use or rarities.
 */
final class Written {
  private static final double RARE = -9;

  private final BitSet characters = new BitSet(0x10000);

  /** What may be written, by the first byte; only second bytes that are no ASCII. */
  private final char[][] byLead = new char[0x100][];

  Written(CharacterForms forms) {
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      if (Gbk.bytes(c) != 0 && isCommon(forms.simplified(c))) {
        characters.set(c);
      }
    }
    characters.set(0x3001, 0x3018);
    characters.set(0x2014, 0x2027);
    characters.set(0xFF01, 0xFF5F);
    characters.set('·');
    characters.set('\u3000');
    for (int lead = 0; lead < byLead.length; lead++) {
      byLead[lead] = withLead(lead);
    }
  }

  private char[] withLead(int lead) {
    StringBuilder all = new StringBuilder();
    for (int trail : lead < 0x81 || lead == 0xFF ? new int[0] : Gbk.trails()) {
      char c = Gbk.decode(lead, trail);
      if (trail >= 0x80 && mayHold(c)) {
        all.append(c);
      }
    }
    return all.toString().toCharArray();
  }

  private static boolean isCommon(char simplified) {
    int bytes = Gbk.bytes(simplified);
    int lead = bytes >> 8;
    return lead >= 0xB0 && lead <= 0xF7 && (bytes & 0xFF) >= 0xA1;
  }

  /** Whether a character is to be reckoned with at all; 0 is none. */
  boolean mayHold(char c) {
    return characters.get(c) || (c >= 0x4E00 && c <= 0x9FFF);
  }

  /** A rarity stands in a name at best. */
  double prior(char c) {
    return characters.get(c) ? 0 : RARE;
  }

  /** What may be written and starts with a byte, the second byte being no ASCII; not to change. */
  char[] startingWith(int lead) {
    return byLead[lead];
  }
}
