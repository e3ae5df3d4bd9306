package org.project360.randomisation.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "first", roles = "trial-manager")
class TrialsResourceTest {

    private static final String ARMS = "'arms':[{'arm':'TREATMENT','ratio':1},{'arm':'CONTROL','ratio':1}]";
    private static final String FACTORS = "'factors':[{'name':'grade','levels':['STANDARD','MEDIUM']}]";

    @Inject
    Store store;

    private String code = "t-" + UUID.randomUUID();

    @Test
    void draftsATrialByTheBigStickWhereNoMethodIsNamed() {
        String path = draft(design(ARMS + "," + FACTORS), 100, "150")
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("state", equalTo("DRAFT"))
                .body("method", equalTo("BIG_STICK"))
                .body("target", equalTo(100))
                .body("ceiling", equalTo(150))
                .body("protocolVersion", equalTo(1))
                .extract()
                .header("Location");
        given().get(path).then().statusCode(200).header("ETag", "\"0\"").body("code", equalTo(code));
        draft(design(ARMS + "," + FACTORS), 100, "150")
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-exists"));
        assertThat(store.rows("select state, target, ceiling from trial where code = ? order by id limit 1", code)
                        .toString())
                .isEqualTo("[[DRAFT, 100, 150]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'arms':[{'arm':'TREATMENT','ratio':0},{'arm':'CONTROL','ratio':1}] | /design/arms | ratio of at least 1",
                "'arms':[{'arm':'TREATMENT','ratio':-2},{'arm':'CONTROL','ratio':1}] | /design/arms | ratio of at least 1",
                "'arms':[{'arm':'TREATMENT','ratio':1}] | /design/arms | at least two arms",
                "'arms':[{'arm':'CONTROL','ratio':1},{'arm':'CONTROL','ratio':1}] | /design/arms | named once",
                "'method':'PERMUTED_BLOCKS','blockSizes':[5],ARMS | /design/blockSizes | 5 is no multiple of 2",
                "'method':'PERMUTED_BLOCKS',ARMS | /design/blockSizes | at least one block size",
                "'method':'BLOCK_URN','blockSize':5,ARMS | /design/blockSize | 5",
                "'method':'MINIMISATION',MIN(0.8),'factors':[],ARMS | /design/factors | at least one factor",
                "'method':'MINIMISATION',MIN(0.8),'factors':[{'name':'a','levels':['x']},{'name':'b','levels':['x'],'weight':-1}],ARMS | /design/factors/1/weight | at least 0",
                "'method':'MINIMISATION',MIN(0.4),ARMS | /design/minimisation/p | p is of 0.5",
                "'method':'MINIMISATION',MIN(1.1),ARMS | /design/minimisation/p | p is of 0.5",
                "'method':'MINIMISATION',ARMS | /design/minimisation | needs a measure",
                "'method':'MINIMISATION','minimisation':{'rule':'BEST','p':0.8},ARMS | /design/minimisation/measure | Name a measure",
                "'method':'MINIMISATION','minimisation':{'measure':'RANGE','p':0.8},ARMS | /design/minimisation/rule | Name a rule",
                "'method':'MINIMISATION',MIN(0.8),'arms':[{'arm':'TREATMENT','ratio':2},{'arm':'CONTROL','ratio':1}] | /design/minimisation/rule | BIASED_COIN",
                "'method':'SIMPLE',MIN(0.8),ARMS | /design/minimisation | Only MINIMISATION",
                "'method':'SIMPLE','factors':[{'name':'a','levels':['x'],'weight':1}],ARMS | /design/factors/0/weight | Only MINIMISATION",
                "'factors':[{'name':'emergency','levels':['x']}],ARMS | /design/factors | not 'emergency'",
                "'mti':0,ARMS | /design/mti | at least 1",
                "'method':'EFRON','p':'0.4',ARMS | /design/p | 0",
                "'method':'SIMPLE','mti':3,ARMS | /design/mti | Only BIG_STICK",
                "'arms':[{'arm':'TREATMENT','ratio':2},{'arm':'CONTROL','ratio':1}] | /design/ratio | 1:1",
            })
    void saysWhichPartOfADesignCannotBe(String parts, String pointer, String sentence) {
        String whole = parts.replace("ARMS", ARMS)
                .replaceAll("MIN\\(([0-9.]+)\\)", "'minimisation':{'measure':'RANGE','rule':'BEST','p':$1}");
        draft(design(whole.contains("'factors'") ? whole : whole + "," + FACTORS), 100, "null")
                .statusCode(422)
                .body("type", equalTo("urn:project360:problem:design-impossible"))
                .body("detail", containsString(sentence))
                .body("errors[0].pointer", equalTo(pointer));
        assertThat(store.count("select count(*) from trial where code = ?", code))
                .isZero();
    }

    /** Drafted, validated by simulated figures, frozen. */
    @Test
    @TestSecurity(
            user = "first",
            roles = {"trial-manager", "statistician"})
    void takesMinimisationAndSimulatesItsFigures() {
        String path = draft(
                        design(ARMS + ",'method':'MINIMISATION','minimisation':{'measure':'SD','rule':'BEST','p':0.8},"
                                + "'factors':[{'name':'grade','levels':['STANDARD','MEDIUM'],'weight':2}]"),
                        100,
                        "null")
                .statusCode(201)
                .body("method", equalTo("MINIMISATION"))
                .extract()
                .header("Location");
        given().contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\":\"ready\"}")
                .post(path + "/validate")
                .then()
                .statusCode(200);
        given().get(path + "/figures")
                .then()
                .statusCode(200)
                .body("guessProbability", both(greaterThan(0.6f)).and(lessThan(0.7f)))
                .body("guessProbabilityError", both(greaterThan(0f)).and(lessThan(0.01f)))
                .body("deterministicShare", equalTo(0f));
    }

    @Test
    void refusesACeilingBelowTheTargetAndWhatIsMissing() {
        draft(design(ARMS + "," + FACTORS), 100, "99").statusCode(422).body("errors[0].pointer", equalTo("/ceiling"));
        draft(design(ARMS + "," + FACTORS), 0, "null").statusCode(400).body("errors[0].pointer", equalTo("/target"));
        draft(design(FACTORS), 100, "null").statusCode(400).body("errors[0].pointer", equalTo("/design/arms"));
        draft(design(ARMS + ",'factors':[{'name':'a|b','levels':['x']}]"), 100, "null")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/design/factors"));
        draft(design(ARMS + ",'factors':[{'name':'a','levels':['x','x']}]"), 100, "null")
                .statusCode(422)
                .body("detail", equalTo("A level is named once."));
    }

    @Test
    void takesCeilingsOfArmsAndWarnsOfOneThatStopsTheTrialShort() {
        String arms = "'arms':[{'arm':'TREATMENT','ratio':1,'ceiling':49},{'arm':'CONTROL','ratio':1}],";
        draft(design(arms + FACTORS), 98, "null")
                .statusCode(201)
                .body("arms[0].ceiling", equalTo(49))
                .body("arms[1].ceiling", nullValue())
                .body("warnings", hasSize(0));
        code += "-b";
        draft(design(arms + FACTORS), 99, "null")
                .statusCode(201)
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("below its part of 99 units"));
        draft(design(arms.replace("49", "0") + FACTORS), 98, "null")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/design/arms/0/ceiling"));
    }

    private static String design(String parts) {
        return "{'unit':'HOUSEHOLD'," + parts + "}";
    }

    private ValidatableResponse draft(String design, int target, String ceiling) {
        String body = "{'code':'" + code + "','version':1,'design':" + design + ",'target':" + target + ",'ceiling':"
                + ceiling + "}";
        return given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/trials")
                .then();
    }
}
