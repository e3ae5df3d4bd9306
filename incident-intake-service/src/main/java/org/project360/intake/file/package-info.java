/** Many reports at once, by upload, drop folder or batch: read in a stream, taken as single reports are, resumable. */
@NullMarked
package org.project360.intake.file;

import org.jspecify.annotations.NullMarked;
