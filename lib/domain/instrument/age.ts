const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date of the calendar written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * Completed years on a date; both are `YYYY-MM-DD`. Null when the birth date is no date or lies after the day. Someone
 * born on 29 February turns a year older on 1 March of a common year.
 */
export function ageAt(birthDate: string, on: string): number | null {
  if (!isCalendarDate(birthDate) || !isCalendarDate(on) || birthDate > on) return null;
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
