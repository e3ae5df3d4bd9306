package org.project360.contracts.police;

public enum HighRiskMarker {
    HONOUR_BASED,
    STRANGULATION,
    WEAPON,
    PREGNANCY,
    PROFESSIONAL_JUDGEMENT,
    MARAC
}
