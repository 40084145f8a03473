package io.qworker.task;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes ids of texts as urlify 0.3.6 does with the original worker's options: {@code sub/Über Größe} →
 * {@code sub-ueber-groesse}. Source: protocol.md §2.6.
 */
public final class Urlify {

    private static final String NOTHING_LEFT = "non-printable";

    /** What each of the characters becomes; letters that are missing here, like ź, become a dash as urlify has it. */
    private static final String[][] SPELLINGS = {
        {"a", "ÀÁÂÃàáâãą"},
        {"aa", "Åå"},
        {"ae", "ÄäÆæ"},
        {"and", "&"},
        {"c", "ÇçČč"},
        {"d", "ĎďÐð"},
        {"e", "ÈÉÊËĚèéêëě"},
        {"g", "Ğğ"},
        {"i", "ÌÍÎÏİìíîïı"},
        {"l", "Łł"},
        {"n", "ÑñŇňń"},
        {"o", "ÒÓÔÕòóôõō"},
        {"oe", "ÖöØøŒœ"},
        {"r", "Řř"},
        {"s", "ŠšŚśŞş"},
        {"ss", "ß"},
        {"t", "Ťť"},
        {"th", "Þþ"},
        {"u", "ÙÚÛùúûū"},
        {"ue", "Üü"},
        {"y", "Ýýÿ"},
        {"z", "Žžż"},
        {"a", "Аа"},
        {"b", "Бб"},
        {"v", "Вв"},
        {"g", "Гг"},
        {"d", "Дд"},
        {"e", "ЕеЭэ"},
        {"yo", "Ёё"},
        {"zh", "Жж"},
        {"z", "Зз"},
        {"i", "Ии"},
        {"j", "Йй"},
        {"k", "Кк"},
        {"l", "Лл"},
        {"m", "Мм"},
        {"n", "Нн"},
        {"o", "Оо"},
        {"p", "Пп"},
        {"r", "Рр"},
        {"s", "Сс"},
        {"t", "Тт"},
        {"u", "Уу"},
        {"f", "Фф"},
        {"h", "Хх"},
        {"c", "Цц"},
        {"ch", "Чч"},
        {"sh", "ШшЩщ"},
        {"", "ЪъЬь"},
        {"y", "Ыы"},
        {"yu", "Юю"},
        {"ya", "Яя"},
    };

    private static final Map<Character, String> SPELLING = spelling();

    private Urlify() {}

    /** An id of small letters, digits and single dashes; empty only for an empty text. */
    public static String urlify(String text) {
        if (text.isEmpty()) {
            return "";
        }
        StringBuilder spelled = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            spelled.append(SPELLING.getOrDefault(c, plain(c) ? String.valueOf(c) : "-"));
        }
        String id = spelled.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? NOTHING_LEFT : id.toLowerCase(Locale.ROOT);
    }

    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    private static Map<Character, String> spelling() {
        Map<Character, String> spelling = new HashMap<>();
        for (String[] entry : SPELLINGS) {
            for (char c : entry[1].toCharArray()) {
                spelling.put(c, entry[0]);
            }
        }
        return Map.copyOf(spelling);
    }
}
