import { addBusinessDays, addMonths, differenceInCalendarDays, eachWeekOfInterval, format, formatDistance, intervalToDuration, isValid, parse, parseISO, startOfISOWeek } from 'date-fns';
import { de } from 'date-fns/locale';

const date = new Date(2024, 1, 29, 13, 5, 9);
console.log(format(date, "EEEE, do MMMM yyyy 'at' HH:mm:ss"), format(date, 'PPPP', { locale: de }));
console.log(format(addMonths(date, 12), 'yyyy-MM-dd'), format(addBusinessDays(date, 7), 'yyyy-MM-dd'), format(startOfISOWeek(date), 'RRRR-II'));
console.log(differenceInCalendarDays(new Date(2024, 11, 24), date), formatDistance(date, new Date(2024, 5, 1), { addSuffix: true }));
console.log(format(parse('24.12.2023 18:30', 'dd.MM.yyyy HH:mm', new Date(0)), "yyyy-MM-dd'T'HH:mm"), isValid(parse('99', 'dd', new Date(0))));
console.log(parseISO('2024-05-06T07:08:09Z').toISOString(), intervalToDuration({ start: date, end: new Date(2025, 3, 1) }));
console.log(eachWeekOfInterval({ start: date, end: new Date(2024, 2, 20) }).map((week) => format(week, 'dd MMM')));
