export type IdentityNumberProblem = "NOT_16_DIGITS" | "ALL_ZERO" | "SERIAL_ZERO";

export interface NikParts {
  /** District of first registration: may be an old, since divided, district. Never a foreign key. */
  readonly districtCode: string;
  readonly female: boolean;
  readonly day: number;
  readonly month: number;
  /** The NIK does not hold the century. */
  readonly yearOfCentury: number;
  readonly serial: string;
}

/** What is wrong with the form of a NIK or KK number: 16 digits, not all zero, serial not 0000. Null when nothing is. */
export function identityNumberProblem(text: string): IdentityNumberProblem | null {
  if (!/^\d{16}$/.test(text)) return "NOT_16_DIGITS";
  if (/^0+$/.test(text)) return "ALL_ZERO";
  return text.endsWith("0000") ? "SERIAL_ZERO" : null;
}

/**
 * The parts of a NIK: district, date of birth DDMMYY with 40 added to a woman's day, serial. Null when it is not 16
 * digits. The parts are hints: a NIK keeps the errors it was issued with, so they warn and never refuse.
 */
export function parseNik(nik: string): NikParts | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const day = Number(nik.slice(6, 8));
  return {
    districtCode: nik.slice(0, 6),
    female: day > 40,
    day: day > 40 ? day - 40 : day,
    month: Number(nik.slice(8, 10)),
    yearOfCentury: Number(nik.slice(10, 12)),
    serial: nik.slice(12),
  };
}

/** Whether the birth date in a NIK is this `YYYY-MM-DD`, the century and the sex set aside. */
export function nikHoldsBirthDate(nik: string, birthDate: string): boolean {
  const parts = parseNik(nik);
  if (parts === null) return false;
  const pad = (number: number) => String(number).padStart(2, "0");
  return birthDate.slice(2) === `${pad(parts.yearOfCentury)}-${pad(parts.month)}-${pad(parts.day)}`;
}

/** A NIK or KK number as pages show it: the last four digits only. Shorter text is hidden whole. */
export function maskIdentityNumber(text: string): string {
  return text.length < 8 ? "•".repeat(text.length) : "•".repeat(text.length - 4) + text.slice(-4);
}

/** Numbers made for demonstration and tests begin with 99, a province that does not exist. */
export function isSeedNik(text: string): boolean {
  return text.startsWith("99");
}

/** Sixteen digits in a row, however they are grouped: a NIK or a card number, which no free text may hold. */
export function holdsIdentityNumber(text: string): boolean {
  return /\d{16}/.test(text.replace(/[\s./-]/g, ""));
}

export type WordsProblem = "TOO_SHORT" | "TOO_LONG" | "IDENTITY_NUMBER";

/** What is wrong with something said in words; null: it may be kept. More people read it than may see a NIK. */
export function wordsProblem(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): WordsProblem | null {
  const { length } = text.trim();
  if (length < least) return "TOO_SHORT";
  if (length > most) return "TOO_LONG";
  return holdsIdentityNumber(text) ? "IDENTITY_NUMBER" : null;
}
