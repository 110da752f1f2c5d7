/**
 * The people and programs of an installation: users, members of projects, tokens, sign-in. Whatever
 * changes them is written down in the same transaction and counts at once; no answer and no log
 * holds a secret but the one answer that makes it.
 */
@NullMarked
package io.argus.gateway.account;

import org.jspecify.annotations.NullMarked;
