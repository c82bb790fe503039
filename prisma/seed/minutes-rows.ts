import { createHash } from "node:crypto";
import { makeToken } from "@/lib/domain/meeting/check-token";
import { type MinutesDecision, writeMinutes } from "@/lib/domain/meeting/minutes";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { placeText } from "@/lib/domain/queue/queue-row";
import { sealBytes } from "@/lib/server/crypto/seal";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import type { SeedMeeting } from "./meeting";
import type { SeedProposal } from "./proposal";
import { randomFor, uuidFrom } from "./random";

export const MEETING_MINUTES: Table = {
  name: "meeting_minutes",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "meeting_id",
    "number",
    "token",
    "content",
    "sha256",
    "issued_by",
    "issued_at",
  ],
};
export const MINUTES_COPY: Table = {
  name: "minutes_copy",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "minutes_id",
    "number",
    "kind",
    "size_bytes",
    "sha256",
    "content",
    "kept_by",
    "kept_at",
  ],
};
export const MINUTES_FACT: Table = {
  name: "minutes_fact",
  columns: [
    "regency_code",
    "token",
    "village_code",
    "meeting_id",
    "number",
    "held_on",
    "endorsed",
    "returned",
    "rejected",
    "content_sha256",
    "issued_at",
    "signed_sha256",
    "signed_at",
  ],
};

const MINUTE = 60_000;
const digest = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();

/** A page that says what it is: nobody signed anything in a demo. */
const PAPER = samplePaper("Salinan contoh berita acara (data contoh, bukan tanda tangan siapa pun)");

export interface MinutesRows {
  readonly minutes: readonly (readonly Cell[])[];
  readonly copies: readonly (readonly Cell[])[];
  readonly facts: readonly (readonly Cell[])[];
}

/** The minutes of each meeting that agreed to something, issued after its last decision, with a signed copy. */
export function minutesRows(meetings: readonly SeedMeeting[], proposals: readonly SeedProposal[]): MinutesRows {
  const made = meetings.flatMap((meeting) => {
    const decided = proposals.filter(({ meetingId }) => meetingId === meeting.id);
    return decided.length === 0 ? [] : [rowsOf(meeting, decided)];
  });
  return {
    minutes: made.map(({ minutes }) => minutes),
    copies: made.map(({ copy }) => copy),
    facts: made.map(({ fact }) => fact),
  };
}

function rowsOf(meeting: SeedMeeting, decided: readonly SeedProposal[]) {
  const { villageCode, heldOn, place, minutes, attendance, createdBy } = meeting;
  const regencyCode = villageCode.slice(0, 4);
  const last = Math.max(
    ...decided.flatMap(({ life }) => life.events.filter(({ event }) => event === "endorse").map(({ at }) => at)),
  );
  const [issuedAt, keptAt] = [new Date(last + MINUTE), new Date(last + 30 * MINUTE)];
  const random = randomFor("minutes", meeting.id);
  const id = uuidFrom(random, issuedAt.getTime());
  const token = makeToken(digest(meeting.id));
  const decisions = decided.map(decisionOf).toSorted((one, other) => (one.headName < other.headName ? -1 : 1));
  const content = writeMinutes({
    villageCode,
    kind: meetingKind(villageCode),
    heldOn,
    place,
    minutes,
    attendance,
    decisions,
  });
  const sum = digest(content);
  const paper = digest(PAPER);
  return {
    minutes: [regencyCode, id, villageCode, meeting.id, 1, token, content, sum, createdBy, issuedAt],
    copy: [
      regencyCode,
      uuidFrom(random, keptAt.getTime()),
      villageCode,
      id,
      1,
      "application/pdf",
      PAPER.length,
      paper,
      sealBytes(PAPER),
      createdBy,
      keptAt,
    ],
    fact: [
      regencyCode,
      token,
      villageCode,
      meeting.id,
      1,
      heldOn,
      decisions.length,
      0,
      0,
      sum,
      issuedAt,
      paper,
      keptAt,
    ],
  };
}

function decisionOf(proposal: SeedProposal): MinutesDecision {
  const { judged, payload } = proposal;
  return {
    publicId: formatPublicId(proposal.villageCode.slice(0, 4), proposal.id),
    headName: proposal.headName,
    place: placeText(proposal.place),
    kind: proposal.kind,
    eventCodes: [...new Set(eventsOf(payload).map(({ code }) => code))],
    changeCount: judged.changes.length,
    warningCount: judged.warnings,
    outcome: "endorsed",
    reason: null,
    note: null,
    snapshotSha256: null,
  };
}

/** The smallest PDF with one line of text. */
function samplePaper(line: string): Buffer {
  const text = `BT /F1 14 Tf 60 760 Td (${line.replaceAll(/[()\\]/g, " ")}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
