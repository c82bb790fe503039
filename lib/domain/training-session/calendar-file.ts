/** What a calendar is told of a training. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it was written; a later file of the same id takes the earlier one's place. */
  readonly madeAt: Date;
  readonly version: number;
}

/** Octets of a line before it must be folded (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** One event as an iCalendar file (RFC 5545): instants in UTC, text escaped, long lines folded between characters. */
export function calendarFile({ id, title, place, startsAt, endsAt, madeAt, version }: CalendarEvent): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Mutakhir//Pelatihan//ID",
    "BEGIN:VEVENT",
    `UID:${id}@mutakhir`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r\n|\r|\n/g, "\\n");
}

function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let text = "";
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > LINE_OCTETS) {
      text += "\r\n ";
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
