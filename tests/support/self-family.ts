import pg from "pg";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { findings } from "@/lib/domain/rule/findings";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findFamily } from "@/lib/server/household/family";
import { makeLetter } from "./factory/letter";
import { decision, heldMeeting, makeTeam, signMinutes } from "./factory/proposals";
import { must } from "./factory/run";

/**
 * For the journey of a family: `letter <village>` prints a letter for a family whose record has no error and of whom nothing is open;
 * `decide <village> <household>` lets every desk after the operator agree, by commands. Answers in JSON.
 */
async function main([what = "", village = "", householdId = ""]: readonly string[]): Promise<unknown> {
  const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
  await owner.connect();
  try {
    return what === "letter" ? await letterFor(owner, village) : await decide(owner, village, householdId);
  } finally {
    await owner.end();
    await handles().pool.end();
    await handles().prisma.$disconnect();
  }
}

async function letterFor(owner: pg.Client, villageCode: string): Promise<unknown> {
  const regencyCode = villageCode.slice(0, 4);
  const { rows } = await owner.query<{ id: string }>(
    `SELECT h.id FROM household h WHERE h.village_code = $1 AND h.status = 1
       AND EXISTS (SELECT 1 FROM household_kk k WHERE k.regency_code = h.regency_code AND k.household_id = h.id AND k.valid_to IS NULL)
       AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.regency_code = h.regency_code AND i.household_id = h.id
         AND i.state NOT IN ('issued', 'delivered'))
       AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
         AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned')) ORDER BY h.id LIMIT 80`,
    [villageCode],
  );
  const today = new Date().toISOString().slice(0, 10);
  for (const { id } of rows) {
    const scope = { actorId: id, mode: "single", ranges: [], household: { regencyCode, id } } as const;
    const family = await underScope(scope, ({ sql }) => findFamily(sql, regencyCode, id, false));
    const isSound =
      family !== null &&
      !findings(REGSOSEK22K, askedAnswers(REGSOSEK22K, family.answers), today, { villageCode }).some(
        ({ severity }) => severity === "error",
      );
    if (isSound) return makeLetter(owner, { id, villageCode }, new Date());
  }
  throw new Error("no family of the village is ready for a letter");
}

async function decide(owner: pg.Client, villageCode: string, householdId: string): Promise<unknown> {
  const regencyCode = villageCode.slice(0, 4);
  const { rows } = await owner.query<{ id: string; version: number; sent: Date; sent_on: string }>(
    `SELECT p.id, p.version, p.submitted_at AS sent, (p.submitted_at AT TIME ZONE r.time_zone)::date::text AS sent_on
     FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = $1 AND p.household_id = $2 AND p.state = 'submitted'`,
    [regencyCode, householdId],
  );
  const [proposal] = rows;
  if (proposal === undefined) throw new Error("nothing of the family waits for the meeting");
  const team = await makeTeam(owner, villageCode);
  // The portal under test may be ahead of this process; a meeting decides what was sent by its day.
  const now = new Date(Math.max(Date.now(), proposal.sent.getTime()) + 1000);
  const meetingId = await heldMeeting(team.head, villageCode, proposal.sent_on, { now });
  const steps = [
    [team.head, decision("endorse", { meetingId })],
    [team.verifier, decision("verify")],
    [team.validator, decision("validate")],
    [team.coach, decision("accept")],
  ] as const;
  for (const [index, [actor, made]] of steps.entries()) {
    const item = { regencyCode, id: proposal.id, version: proposal.version + index };
    await must(actor, "proposal.decide", { item, decision: made }, { now });
    if (made.event === "endorse") await signMinutes(team.head, meetingId, { now });
  }
  return {};
}

process.stdout.write(JSON.stringify(await main(process.argv.slice(2))));
