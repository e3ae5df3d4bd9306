/** The flow of participants through a trial (CONSORT 2025), counted from events and never by arm. */
@NullMarked
package org.project360.followup.evaluation;

import org.jspecify.annotations.NullMarked;
