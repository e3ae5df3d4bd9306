@NullMarked
package org.project360.randomisation;

import org.jspecify.annotations.NullMarked;
