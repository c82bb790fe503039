import type { Text } from "../variable/variable";
import type { Locale } from "./question";

/** The text in a language. */
export function inLocale(text: Text, locale: Locale): string {
  return text[locale];
}

/** A date as people write it: `12 Maret 2024`, `12 March 2024`. Text that is no date is shown as it is. */
export function dateText(date: string, locale: Locale): string {
  const [year, month, day] = date.split("-");
  const name = MONTHS[locale][Number(month) - 1];
  return year === undefined || day === undefined || name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};
