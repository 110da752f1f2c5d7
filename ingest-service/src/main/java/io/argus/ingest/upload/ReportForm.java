package io.argus.ingest.upload;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a multipart upload looks like, for the API's document; metadata may be fields, too. */
record ReportForm(
    @Schema(type = SchemaType.ARRAY, implementation = String.class, format = "binary")
        List<String> report) {}
