package org.gradmark.bench;

/**
 * A benchmark that was asked for and not measured.
 *
 * @param benchmark as {@link Measurement#benchmark()}
 * @param subject id of the subject
 * @param reason one sentence
 * @param defect whether something is wrong with the subject, rather than too large or not offered
 */
public record Omission(String benchmark, String subject, String reason, boolean defect) {}
