/** When a subscriber wants to be told: minutes, hours, days, months and weekdays; null: each. */
export interface Frequency {
  readonly minutes: ReadonlySet<number> | null;
  readonly hours: ReadonlySet<number> | null;
  readonly days: ReadonlySet<number> | null;
  readonly months: ReadonlySet<number> | null;
  /** 1 is Sunday, as Quartz counts. */
  readonly weekdays: ReadonlySet<number> | null;
}

const MINUTE_MS = 60_000;
/** Looked back at most: who was not served for a day is told once. */
const MOST_MINUTES = 1440;

/** Reads a cron expression of six parts, its second 0; lists and `*` alone. Null where it is none of those. */
export function parseFrequency(text: string): Frequency | null {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 6 || parts[0] !== "0") return null;
  const read = [
    field(parts[1], 0, 59),
    field(parts[2], 0, 23),
    field(parts[3], 1, 31),
    field(parts[4], 1, 12),
    field(parts[5], 1, 7),
  ];
  const [minutes, hours, days, months, weekdays] = read;
  if (minutes === undefined || hours === undefined || days === undefined || months === undefined) return null;
  return weekdays === undefined ? null : { minutes, hours, days, months, weekdays };
}

/** The numbers of a part; null: each; undefined: none that we read. */
function field(text: string | undefined, least: number, most: number): ReadonlySet<number> | null | undefined {
  if (text === "*" || text === "?") return null;
  const numbers = (text ?? "").split(",").map((each) => (/^\d{1,2}$/.test(each) ? Number(each) : Number.NaN));
  return numbers.every((each) => each >= least && each <= most) ? new Set(numbers) : undefined;
}

/** Whether one of the moments of a frequency lies after `since` and not after `now`; by UTC. */
export function isDue(frequency: Frequency, since: Date, now: Date): boolean {
  const last = Math.floor(now.getTime() / MINUTE_MS);
  const first = Math.max(Math.floor(since.getTime() / MINUTE_MS) + 1, last - MOST_MINUTES + 1);
  for (let minute = first; minute <= last; minute += 1)
    if (matches(frequency, new Date(minute * MINUTE_MS))) return true;
  return false;
}

function matches({ minutes, hours, days, months, weekdays }: Frequency, at: Date): boolean {
  const has = (set: ReadonlySet<number> | null, value: number) => set === null || set.has(value);
  return (
    has(minutes, at.getUTCMinutes()) &&
    has(hours, at.getUTCHours()) &&
    has(days, at.getUTCDate()) &&
    has(months, at.getUTCMonth() + 1) &&
    has(weekdays, at.getUTCDay() + 1)
  );
}
