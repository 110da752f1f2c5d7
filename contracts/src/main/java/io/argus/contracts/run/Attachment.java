package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file a report refers to. Only the reference: nothing is ever opened at {@code path}.
 *
 * @param path as written in the report, untrusted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(String name, @Nullable String contentType, String path) {}
