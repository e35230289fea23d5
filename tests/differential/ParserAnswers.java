import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Asks Trino's own parser. Each line of standard input is a statement in Base64; the line that answers it is {@code ok}, or
 * {@code LINE COLUMN} and the message in Base64. A column counts code points from 1.
 */
public final class ParserAnswers {
  private ParserAnswers() {}

  public static void main(String[] arguments) throws IOException {
    SqlParser parser = new SqlParser();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(answer(parser, new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)));
        out.newLine();
        if (!in.ready()) {
          out.flush();
        }
      }
    }
  }

  private static String answer(SqlParser parser, String sql) {
    try {
      parser.createStatement(sql);
      return "ok";
    } catch (ParsingException fault) {
      return fault.getLineNumber() + " " + fault.getColumnNumber() + " " + encode(fault.getErrorMessage());
    } catch (StackOverflowError fault) {
      return "0 0 " + encode("stack overflow");
    }
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
