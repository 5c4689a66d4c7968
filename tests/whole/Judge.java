import java.io.FileInputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF about files: one line for every file and profile, then one for every rule that it breaks. */
public class Judge {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int number = 1; number < arguments.length; number++)
            for (String profile : arguments[0].split(","))
                judge(arguments[number], PDFAFlavour.byFlavourId(profile));
    }

    private static void judge(String file, PDFAFlavour profile) throws Exception {
        try (var stream = new FileInputStream(file);
             var parser = Foundries.defaultInstance().createParser(stream, profile);
             var validator = Foundries.defaultInstance().createValidator(profile, 3, false, true, false)) {
            var result = validator.validate(parser);
            var broken = new TreeMap<String, String>();
            for (TestAssertion one : result.getTestAssertions())
                if (one.getStatus() == TestAssertion.Status.FAILED)
                    broken.putIfAbsent(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber(), one.getMessage());
            System.out.println(String.join("\t", "file", file, profile.getId(), String.valueOf(result.isCompliant()),
                String.valueOf(result.getTotalAssertions())));
            broken.forEach((rule, said) -> System.out.println("rule\t" + rule + "\t" + said.replaceAll("\\s+", " ")));
        }
    }
}
