package org.project360.contracts.police;

public enum RiskTool {
    DASH,
    DARA,
    OTHER
}
