package org.project360.intake.identity.linkage;

/** Fields that speak of one thing: agreement within a group alone is too little evidence. */
public enum Group {
    NAME,
    BIRTH,
    SEX,
    ADDRESS,
    CONTACT,
    POLICE_ID,
    EXTRA
}
