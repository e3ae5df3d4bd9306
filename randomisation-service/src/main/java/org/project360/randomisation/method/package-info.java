/**
 * The allocation methods as pure functions, and their exact and simulated properties. Knows no trial, no database and no
 * source of randomness but HMAC-SHA256 under a trial's secret.
 */
@NullMarked
package org.project360.randomisation.method;

import org.jspecify.annotations.NullMarked;
