package org.project360.referral;

/** Stands for a class of another service. */
public class Foreign {}
