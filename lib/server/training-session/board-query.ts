import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { formatCode } from "@/lib/domain/training-session/attendance-code";
import type { AttendanceBoard } from "@/lib/domain/training-session/page";
import { config } from "@/lib/server/config/config";
import { attendanceCode } from "./attendance-code";
import { findSessionDetail } from "./detail-query";

/** What the trainer's screen shows to be scanned. Null for who may not mark; without a code while the training does not run. */
export async function findAttendanceBoard(actor: Actor, id: string, now: Date): Promise<AttendanceBoard | null> {
  const detail = await findSessionDetail(actor, id, now);
  if (detail === null || !detail.can.mark) return null;
  const { session, participants } = detail;
  const seated = participants.filter(({ state }) => state === "confirmed");
  const present = seated.filter(({ attendedAt }) => attendedAt !== null).length;
  const board = { id, title: session.title, seats: seated.length, present };
  if (session.state !== "running") return { ...board, code: null };
  const code = formatCode(attendanceCode(id, now));
  const address = `${config().publicUrl}/pelatihan-saya/hadir?pelatihan=${id}&kode=${code}`;
  return { ...board, code: { text: code, address } };
}
