/**
 * One OpenAPI document for the whole product, put together from the documents that the services
 * check in; what cannot be put together fails the build.
 */
@NullMarked
package io.argus.gateway.openapi;

import org.jspecify.annotations.NullMarked;
