/** What people write, as it is compared: names, birth dates, addresses, postcodes, phones and e-mail. */
@NullMarked
package org.project360.intake.identity.normal;

import org.jspecify.annotations.NullMarked;
