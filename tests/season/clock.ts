import { addDays, isWorkingDay } from "@/lib/domain/calendar/working-day";

/** An hour of a day in central Indonesia. */
export function at(day: string, hour: number, minute = 0): Date {
  return new Date(`${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00+08:00`);
}

/** Every day from one to another, both included. */
export function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

export function isOfficeDay(day: string): boolean {
  return isWorkingDay(day, new Set());
}
