package org.project360.intake.identity.linkage;

import java.util.List;

/** The stored persons, as far as linkage asks for them. */
public interface Candidates {

    /**
     * The {@link Blocking#MOST_PERSONS} persons whose records share most keys with these, of equal ones those of the smallest block, as
     * far as they {@link Blocking#mayTell} anything; each with all her records. A block of more than
     * {@link Blocking#LARGEST_BLOCK} persons is split by the next text of the key; where there is none it is left out, and counted.
     */
    List<LinkedPerson> sharing(List<BlockingKey> keys);

    /** How many records are reckoned with: those stored, or a {@link Population}. */
    long size();
}
