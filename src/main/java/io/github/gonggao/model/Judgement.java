package io.github.gonggao.model;

/**
 * A person's decision about two entities.
 *
 * <p>A side is the key that {@link Resolution} gives an entity, its parts joined by {@code |}; of a
 * person also the name and one announcement that has it ({@code 王伟|a/20190328-1f51bd32}).
 *
 * @param when the day of the decision, as written; empty where nobody noted it
 */
public record Judgement(
    String left, String right, Verdict verdict, String by, String reason, String when) {}
