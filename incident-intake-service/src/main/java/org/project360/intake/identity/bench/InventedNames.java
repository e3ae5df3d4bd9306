package org.project360.intake.identity.bench;

import java.util.SplittableRandom;

/** Names made of syllables, a few of them common and most rare, as names of people are. */
final class InventedNames {

    private static final String[] STARTS =
            ("ab,al,ar,ba,be,bra,bri,ca,cha,clo,cor,da,de,dra,du,ed,el,fa,fen,fo,ga,gil,gra,ha,hen,hu,ja,ju,ka,ken,la,le,lo,"
                            + "ma,mer,mo,na,ne,no,o,pa,pe,pri,ra,ri,ro,sa,she,sto,ta,te,tre,va,vi,wa,wel,wi,ya,za,zo")
                    .split(",");
    private static final String[] MIDDLES =
            "bb,ck,d,dr,f,g,l,ll,lm,ln,m,mm,mp,n,nd,ng,nn,nt,p,r,rd,rk,rm,rn,rr,rt,s,sh,ss,st,t,th,tt,v,w,x,z,ld,lt,sk"
                    .split(",");
    private static final String[] ENDS =
            "a,an,ard,as,ell,en,er,es,ey,ford,ham,ia,ie,in,ing,is,ison,ley,man,o,on,or,ow,son,ton,ue,um,well,wick,y"
                    .split(",");
    private static final int SURNAMES = STARTS.length * MIDDLES.length * ENDS.length / 2;
    private static final int FORENAMES = 2_400;
    private static final int STREETS = 1_500;
    private static final String[] KINDS = "Road,Street,Lane,Avenue,Close,Drive,Terrace,Crescent,Gardens,Way".split(",");
    /** Coprime with every size, so that neighbours in rank are no neighbours in spelling. */
    private static final int STEP = 7_919;

    private final Ranks surnames = new Ranks(SURNAMES, 10);
    private final Ranks forenames = new Ranks(FORENAMES, 12);
    private final Ranks streets = new Ranks(STREETS, 6);

    String surname(SplittableRandom random) {
        return capital(
                word((int) ((long) surnames.draw(random) * STEP % (STARTS.length * MIDDLES.length * ENDS.length))));
    }

    /** Women's names and men's names do not meet. */
    String forename(boolean woman, SplittableRandom random) {
        int rank = 2 * forenames.draw(random) + (woman ? 0 : 1);
        return capital(word((int) (((long) rank * STEP + 31) % (STARTS.length * MIDDLES.length * ENDS.length))));
    }

    String street(SplittableRandom random) {
        int rank = streets.draw(random);
        return capital(word((int) (((long) rank * STEP + 57) % (STARTS.length * MIDDLES.length * ENDS.length)))) + " "
                + KINDS[rank % KINDS.length];
    }

    /** One slip: a letter is left out, doubled or another. */
    static String slip(String name, SplittableRandom random) {
        int at = 1 + random.nextInt(Math.max(1, name.length() - 2));
        String before = name.substring(0, at);
        String after = name.substring(Math.min(name.length(), at + 1));
        char letter = name.charAt(Math.min(at, name.length() - 1));
        return switch (random.nextInt(3)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            default -> before + (char) ('a' + random.nextInt(26)) + after;
        };
    }

    private static String word(int number) {
        int start = number % STARTS.length;
        int middle = number / STARTS.length % MIDDLES.length;
        int end = number / STARTS.length / MIDDLES.length % ENDS.length;
        return STARTS[start] + MIDDLES[middle] + ENDS[end];
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
