import type { Attendee, MeetingRecord } from "@/lib/domain/queue/meeting";

/** A line of the attendance list while it is typed; the key keeps a box's focus when lines come and go. */
export interface AttendeeLine extends Attendee {
  readonly key: number;
}

/** What stands in the boxes of a meeting's record. */
export interface RecordFields {
  readonly heldOn: string;
  readonly place: string;
  readonly minutes: string;
  readonly attendance: readonly AttendeeLine[];
}

export function fieldsOf(meeting: MeetingRecord): RecordFields {
  const { heldOn, place, minutes, attendance } = meeting;
  return { heldOn, place, minutes, attendance: attendance.map((line, key) => ({ ...line, key })) };
}

/** The list with one more empty line. */
export function withLine(lines: readonly AttendeeLine[]): readonly AttendeeLine[] {
  const key = 1 + Math.max(-1, ...lines.map((line) => line.key));
  return [...lines, { key, name: "", position: "" }];
}

/** People who are really named; empty lines are only room to type. */
export function namedOf(lines: readonly AttendeeLine[]): readonly Attendee[] {
  return lines
    .map(({ name, position }) => ({ name: name.trim(), position: position.trim() }))
    .filter(({ name }) => name !== "");
}

/** Date and place are what a meeting cannot be without. */
export function isSavable(fields: RecordFields): boolean {
  return fields.heldOn !== "" && fields.place.trim() !== "";
}
