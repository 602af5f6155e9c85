package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;

/**
 * A post where the text gives it.
 *
 * @param organization the body's name written out, or null
 * @param owner the body or place that a following bare title belongs to (国家邮政局 after 国家邮政局党组书记)
 * @param title bare (副局长)
 * @param shown as a card gives it
 */
record Post(
    Span span,
    String organization,
    String owner,
    String title,
    String shown,
    Fact.TenureStatus status) {}
