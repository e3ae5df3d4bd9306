package org.project360.randomisation.monitoring;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page whole in itself: it loads nothing, runs no script, and is kept by nobody. {@code body} is HTML. */
record HtmlPage(String title, String body) {

    /** The only style; its hash is what the content security policy allows. */
    private static final String STYLE =
            "body{font:1rem/1.5 system-ui,sans-serif;color:#0b0c0c;max-width:60rem;margin:2rem auto;"
                    + "padding:0 1rem}h1{margin-bottom:0}h2{margin-top:2rem}table{border-collapse:collapse;width:100%}"
                    + "caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{text-align:left;padding:.3rem .5rem;"
                    + "border-bottom:1px solid #b1b4b6}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
                    + "progress{width:100%;height:1.5rem}svg{width:100%;height:auto}.quiet{color:#505a5f}"
                    + ".alarm{border-left:.4rem solid #d4351c;padding-left:.8rem;font-weight:bold}";

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    Response respond() {
        return Response.ok(html())
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private String html() {
        return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + escaped(title) + "</title><style>" + STYLE
                + "</style></head><body><main>" + body + "</main></body></html>\n";
    }

    /** Names of factors and levels are somebody's text. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String style) {
        try {
            byte[] bytes = style.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    @Override
    public String toString() {
        return "HtmlPage[***]";
    }
}
