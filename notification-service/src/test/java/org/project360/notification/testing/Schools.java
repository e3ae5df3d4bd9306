package org.project360.notification.testing;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Schools in the register: {@code Schools.open()} makes one and gives its URN. */
public final class Schools {

    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    public static final String HEADER = "URN,LA (code),Surprise,EstablishmentName,TypeOfEstablishment (name),"
            + "EstablishmentStatus (name),StatutoryLowAge,StatutoryHighAge,Town,Postcode\r\n";

    private static final AtomicInteger NEXT_URN = new AtomicInteger(700_000);

    private Schools() {}

    public static String newUrn() {
        return String.valueOf(NEXT_URN.incrementAndGet());
    }

    /** A new open primary school. */
    public static String open() {
        String urn = newUrn();
        register(line(urn, "School " + urn, "Open"));
        return urn;
    }

    public static String line(String urn, String name, String status) {
        return line(urn, name, status, "Fallowby", "ZZ99 1ZZ", "4", "11");
    }

    public static String line(
            String urn, String name, String status, String town, String postcode, String low, String high) {
        return Arrays.asList(urn, "901", "?", name, "Community school", status, low, high, town, postcode).stream()
                .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    public static void register(String... lines) {
        importing(HEADER + String.join("", lines)).statusCode(200).body("rejected.count", equalTo(0));
    }

    public static ValidatableResponse importing(String csv) {
        return importing(csv.getBytes(WINDOWS_1252), "text/csv");
    }

    public static ValidatableResponse importing(byte[] csv, String contentType) {
        return TestCallers.officer()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType(contentType)
                .body(csv)
                .put("/v1/establishments/import")
                .then();
    }

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }
}
