/** The language of the five services: one record per fact, no framework. */
@NullMarked
package org.project360.contracts;

import org.jspecify.annotations.NullMarked;
