package io.github.gonggao.resolve;

import java.util.Set;

/**
 * What one announcement names, for all whom it names.
 *
 * @param persons everybody; empty where it is a list of so many that standing in it says little
 * @param leaders those of them whom it gives a post that leads the country: who is in so many
 *     announcements tells nothing of others
 * @param organs lineages of the top organs, and foreign countries
 * @param centre those of them that nearly everything of the centre names (国务院): they tell of its
 *     leaders only, and stand here alone
 * @param meetings their names
 */
record Scene(
    Set<String> persons,
    Set<String> leaders,
    Set<String> organs,
    Set<String> centre,
    Set<String> meetings) {

  Scene {
    persons = Set.copyOf(persons);
    leaders = Set.copyOf(leaders);
    organs = Set.copyOf(organs);
    centre = Set.copyOf(centre);
    meetings = Set.copyOf(meetings);
  }
}
