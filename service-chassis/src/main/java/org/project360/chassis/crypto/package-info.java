/** Encryption of payloads on topics (JWE) and at rest (AES-GCM). */
@NullMarked
package org.project360.chassis.crypto;

import org.jspecify.annotations.NullMarked;
