package io.github.gonggao.extract;

import io.github.gonggao.model.Span;

/**
 * A person's name where it stands.
 *
 * @param span the name as written, inner spaces included
 * @param name without spaces (韩正 for 韩　正)
 * @param whole from the first post before the name to its end; the name alone where none stands
 *     before
 */
record Person(Span span, String name, Span whole) {}
