package io.argus.contracts.run;

/** Assertions a case made, where its report counts them. */
public record Assertions(int passed, int failed) {}
