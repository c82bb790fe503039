import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { FieldProblem, Outcome } from "@/lib/domain/error/error-code";
import { signMinutes } from "@/tests/support/factory/proposals";
import { must, type RunOptions, run } from "@/tests/support/factory/run";
import { at } from "./clock";
import { FIRST, LAST_SEND, type Life } from "./life";
import { decideAlone, decideTogether, queueOf } from "./office-work";
import { REGENCY, type Village } from "./world";

/** Villages meet between the first and the fourteenth, each on a day of its own. */
export function meetingDay({ code }: Village): string {
  return `-${String(1 + (Number(code) % 14)).padStart(2, "0")}`;
}

/** How many a village has sent by a day: evenly, or the more the nearer the end. */
function dueBy(life: Life, { delay }: Village, day: string): number {
  const span = Date.parse(LAST_SEND) - Date.parse(FIRST);
  const share = Math.min(1, (Date.parse(day) - Date.parse(FIRST) + 86_400_000) / span);
  return Math.round(life.perVillage * share ** delay);
}

export async function sendSome(life: Life, village: Village, day: string): Promise<void> {
  let sent = life.sent.get(village.code) ?? 0;
  for (const due = dueBy(life, village, day); sent < due; ) {
    const family = village.families.pop();
    if (family === undefined) return;
    if (await sendOne(life, village, family, day)) sent += 1;
  }
  life.sent.set(village.code, sent);
}

async function sendOne(
  life: Life,
  { operator }: Village,
  family: Village["families"][number],
  day: string,
): Promise<boolean> {
  const { tally, random } = life;
  const options = { now: at(day, random.int(8, 15), random.int(0, 59)) };
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await tally.timed("start", () =>
    must(operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" }, options),
  );
  const patches = [
    { level: "household", uid: null, key: "floorAreaM2", before: family.area, value: family.area + random.int(1, 40) },
  ];
  const saved = await tally.timed("save", () =>
    must<{ version: number }>(operator, "proposal.save", { ...key, patches }, options),
  );
  let version = saved.version;
  let sent = await submit(life, operator, { ...key, version }, options);
  const notes = sent.ok ? {} : notesAsked(sent.error.fields ?? []);
  if (!sent.ok && Object.keys(notes).length > 0) {
    version = (await must<{ version: number }>(operator, "proposal.save", { ...key, patches: [], notes }, options))
      .version;
    tally.add("explained");
    sent = await submit(life, operator, { ...key, version }, options);
  }
  if (sent.ok) {
    tally.add("sent");
    return true;
  }
  // A record with an error is another day's work of a real operator.
  tally.add(`not sent: ${sent.error.code}`);
  const reason = { reason: "ENTERED_BY_MISTAKE", note: "Contoh: belum lengkap." };
  await must(operator, "proposal.withdraw", { ...key, version, ...reason }, options);
  return false;
}

function submit({ tally }: Life, operator: Actor, input: object, options: RunOptions): Promise<Outcome<object>> {
  return tally.timed("submit", () => run(operator, "proposal.submit", input, options));
}

/** Notes for the warnings that a refusal asks to be explained; none when something else is wrong. */
function notesAsked(fields: readonly FieldProblem[]): Readonly<Record<string, string>> {
  const asked = fields.map(({ path, detail }) => {
    const rule = /^NEEDS_NOTE:(.+)$/.exec(detail)?.[1];
    return rule === undefined ? null : `${rule}|${/:([0-9a-f-]{36})\./.exec(path)?.[1] ?? ""}`;
  });
  if (asked.includes(null)) return {};
  return Object.fromEntries(asked.map((key) => [key, "Contoh: sudah ditanyakan di rumahnya, memang demikian."]));
}

/** What came back is corrected some days later and sent again; a few are given up. */
export async function mendReturned(
  { world, random, tally }: Life,
  { code, operator }: Village,
  day: string,
): Promise<void> {
  const returned = await world.owner.query<{ id: string; version: number; household: string }>(
    `SELECT id, version, household_id AS household FROM proposal
     WHERE regency_code = $1 AND village_code = $2 AND state = 'returned' AND state_since < $3::timestamptz - interval '2 days'`,
    [REGENCY, code, at(day, 8)],
  );
  for (const { id, version, household } of returned.rows) {
    if (!random.chance(0.5)) continue;
    const options = { now: at(day, 10) };
    const key = { regencyCode: REGENCY, id };
    if (day > LAST_SEND || random.chance(0.05)) {
      const withdrawn = await run(
        operator,
        "proposal.withdraw",
        { ...key, version, reason: "NO_LONGER_TRUE", note: null },
        options,
      );
      tally.add(withdrawn.ok ? "withdrawn" : "withdraw refused");
      continue;
    }
    const area = await world.owner.query<{ area: number; told: number | null }>(
      `SELECT h.floor_area_m2 AS area, (p.payload #>> '{answers,household,floorAreaM2}')::int AS told
       FROM household h JOIN proposal p ON p.regency_code = h.regency_code AND p.id = $3 WHERE h.regency_code = $1 AND h.id = $2`,
      [REGENCY, household, id],
    );
    const before = area.rows[0]?.told ?? area.rows[0]?.area ?? 0;
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value: before + 1 }];
    const saved = await run<{ version: number }>(operator, "proposal.save", { ...key, patches }, options);
    if (!saved.ok) continue;
    const sent = await run(operator, "proposal.submit", { ...key, version: saved.value.version }, options);
    tally.add(sent.ok ? "sent again" : `not sent again: ${sent.error.code}`);
  }
}

export async function meet(life: Life, { code, head }: Village, day: string): Promise<void> {
  const now = at(day, 20);
  const waiting = await queueOf(head, "endorse", now, true);
  const others = await queueOf(head, "endorse", now, false);
  if (waiting.length + others.length === 0) return;
  const id = uuidv7();
  await must(head, "meeting.plan", { id, villageCode: code, heldOn: day, place: "Balai Desa" }, { now });
  const attendance = [{ name: "Warga Contoh", position: "Kepala Dusun" }];
  const held = {
    id,
    villageCode: code,
    version: 1,
    heldOn: day,
    place: "Balai Desa",
    minutes: "Dibahas bersama.",
    attendance,
    isHeld: true,
  };
  await must(head, "meeting.record", held, { now });
  await decideTogether(life, head, "endorse", waiting, now, id);
  const open = others.filter((row) => !waiting.some((clean) => clean.id === row.id));
  for (const row of open) await decideAlone(life, head, "endorse", row, now, id);
  await signMinutes(head, id, { now });
}
