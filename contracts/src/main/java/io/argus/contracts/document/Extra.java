package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * CTRF's extension point, holding what CTRF has no word for. Other tools' members beside {@code
 * argus} are ignored.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Extra<T>(T argus) {}
