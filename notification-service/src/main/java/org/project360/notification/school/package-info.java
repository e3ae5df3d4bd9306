/** The register of establishments, as the national register publishes it. */
@NullMarked
package org.project360.notification.school;

import org.jspecify.annotations.NullMarked;
