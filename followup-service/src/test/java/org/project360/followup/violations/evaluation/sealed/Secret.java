package org.project360.followup.violations.evaluation.sealed;

/** Stands for what nobody may see. */
public class Secret {}
