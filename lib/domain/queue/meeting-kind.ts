export type MeetingKind = "musdes" | "muskel";

/** A kelurahan (seventh digit 1) holds a Muskel; desa (2) and desa adat (3) hold a Musdes. */
export function meetingKind(villageCode: string): MeetingKind {
  return villageCode.charAt(6) === "1" ? "muskel" : "musdes";
}

/** Why a meeting may not be marked as held yet; null when it may. Dates are local calendar days of the village. */
export function heldProblem(
  meeting: { readonly heldOn: string; readonly minutes: string; readonly attendance: readonly unknown[] },
  today: string,
): "future" | "minutes" | "attendance" | null {
  if (meeting.heldOn > today) return "future";
  if (meeting.minutes.trim() === "") return "minutes";
  return meeting.attendance.length === 0 ? "attendance" : null;
}
