/** The command line {@code p360 trial}, for statisticians and auditors. Runs without the service and without a network. */
@NullMarked
package org.project360.randomisation.cli;

import org.jspecify.annotations.NullMarked;
