package io.qworker.schedule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lengths of time as people write them: {@code 3 minutes}, {@code 1.5 hours}, {@code two hours and 5 minutes},
 * {@code half an hour}, {@code 1h30m}; a bare number is in milliseconds. Months have 30 days, years 365. Source:
 * protocol.md §6.1, read sanely.
 */
public final class HumanInterval {

    private static final Pattern TOKEN = Pattern.compile(
            "[+-]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:e\\d+)?|[+-]?\\.\\d+" // numbers
                    + "|\\p{L}+|[,-]|[^\\s\\p{L}\\d,-]+"); // words, separators, anything else
    private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final String text;
    private final List<String> tokens;
    private int at;

    private HumanInterval(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    /** Reads an interval. Throws {@link NotUnderstood}, also for a negative one; zero is answered as it is. */
    public static Duration parse(String text) {
        return new HumanInterval(text.strip().toLowerCase(Locale.ROOT)).read();
    }

    private Duration read() {
        if (tokens.isEmpty()) {
            throw new NotUnderstood("an interval is missing: write, for example, “5 minutes”");
        }
        accept("every");
        BigDecimal millis = tokens.size() == 1 && isNumber(peek()) ? number(next()) : sum();
        if (millis.signum() < 0) {
            throw new NotUnderstood("the interval “" + text + "” is negative");
        }
        if (millis.compareTo(MAX_MILLIS) > 0) {
            throw new NotUnderstood("the interval “" + text + "” is too long");
        }
        return Duration.ofNanos(millis.movePointRight(6).longValue());
    }

    /** An amount of a unit, as it was written. */
    record Part(BigDecimal amount, TimeUnitName unit) {

        BigDecimal millis() {
            return amount.multiply(BigDecimal.valueOf(unit.duration().toMillis()));
        }
    }

    /** The parts of an interval, for those who count months and years by the calendar. Throws {@link NotUnderstood}. */
    static List<Part> parts(String text) {
        List<Part> parts = new HumanInterval(text.strip().toLowerCase(Locale.ROOT)).parts();
        if (parts.isEmpty()) {
            throw new NotUnderstood("an interval is missing: write, for example, “5 minutes”");
        }
        for (Part part : parts) {
            if (part.amount().signum() < 0) {
                throw new NotUnderstood("the interval “" + text + "” is negative");
            }
            if (part.millis().compareTo(MAX_MILLIS) > 0) {
                throw new NotUnderstood("the interval “" + text + "” is too long");
            }
        }
        return parts;
    }

    private BigDecimal sum() {
        return parts().stream().map(Part::millis).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        while (at < tokens.size()) {
            parts.add(new Part(amount(), unit()));
            while (accept(",") || accept("and")) {
                if (at == tokens.size()) {
                    throw bad("something is missing after “" + tokens.getLast() + "”");
                }
            }
        }
        return parts;
    }

    /** An amount, and perhaps “and a half”. */
    private BigDecimal amount() {
        BigDecimal amount = wholeAmount();
        if (peek().equals("and")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).equals("a")
                && tokens.get(at + 2).equals("half")) {
            at += 3;
            return amount.add(HALF);
        }
        return amount;
    }

    /** A number in figures or words, “a”, “half an”, or nothing, which means one. */
    private BigDecimal wholeAmount() {
        String first = peek();
        if (isNumber(first)) {
            return number(next());
        }
        if (accept("half")) {
            acceptArticle();
            return HALF;
        }
        if (acceptArticle() && !NumberWords.isOne(peek())) {
            return BigDecimal.ONE;
        }
        return NumberWords.isOne(peek()) ? words() : BigDecimal.ONE;
    }

    private BigDecimal words() {
        List<String> words = new ArrayList<>();
        while (NumberWords.isOne(peek()) || peek().equals("-") || isAndBetweenWords()) {
            words.add(next());
        }
        return BigDecimal.valueOf(NumberWords.value(words));
    }

    /** In “two hundred and five days” the word joins numbers, in “two hours and five minutes” intervals. */
    private boolean isAndBetweenWords() {
        return peek().equals("and") && at + 1 < tokens.size() && NumberWords.isOne(tokens.get(at + 1));
    }

    private TimeUnitName unit() {
        String word = peek();
        if (word.isEmpty()) {
            throw bad("a unit such as “minutes” is missing at the end");
        }
        TimeUnitName unit = TimeUnitName.of(word).orElseThrow(() -> bad("“" + word + "” is no unit of time"));
        at++;
        return unit;
    }

    private NotUnderstood bad(String problem) {
        return new NotUnderstood("the interval “%s” is not understood: %s (write, for example, “3 minutes”, “1.5 hours”"
                        .formatted(text, problem)
                + " or “two hours and 5 minutes”)");
    }

    private boolean acceptArticle() {
        return accept("a") || accept("an");
    }

    private boolean accept(String token) {
        boolean there = peek().equals(token);
        if (there) {
            at++;
        }
        return there;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        return tokens.get(at++);
    }

    private static boolean isNumber(String token) {
        return token.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private BigDecimal number(String token) {
        try {
            return new BigDecimal(token.replace(",", ""));
        } catch (NumberFormatException e) {
            throw bad("“" + token + "” is no number");
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
