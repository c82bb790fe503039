import type { Client } from "pg";
import { addDays } from "@/lib/domain/calendar/working-day";
import { answerBy } from "@/lib/domain/invitation/season";

/** Letters went out so many days before the demo's day, where its year is that old. */
const PRINTED_DAYS_AGO = 60;

/**
 * Invitations of a regency's families: who sent a proposal at the desk or on a visit has answered; of the rest most have their letter, some were
 * missed, and some are not invited yet. One statement; what a family is falls out of its id, so every seed is alike.
 */
export async function loadInvitations(client: Client, regencyCode: string, on: string): Promise<void> {
  const begun = `${on.slice(0, 4)}-01-01`;
  const before = addDays(on, -PRINTED_DAYS_AGO);
  const printedOn = before < begun ? begun : before;
  await client.query(
    `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by,
       delivered_on, delivered_how, reminded, reminded_on, unreached_reason, unreached_on, answered_how, answered_at, made_at, updated_at)
     SELECT d.regency_code, md5('invitation' || d.id)::uuid, d.village_code, d.id, extract(year FROM $2::date)::int, d.state, 1,
       md5('letters' || d.village_code)::uuid, d.place, d.printed, $4::date,
       CASE WHEN d.state <> 'issued' THEN d.handed END, CASE WHEN d.state <> 'issued' THEN CASE WHEN d.lot % 3 = 0 THEN 'hand' ELSE 'rt' END END,
       CASE WHEN d.state = 'delivered' AND d.lot % 4 = 0 THEN 1 ELSE 0 END,
       CASE WHEN d.state = 'delivered' AND d.lot % 4 = 0 THEN $2::date END,
       CASE WHEN d.state = 'unreached' THEN (ARRAY['moved', 'away', 'empty', 'unknown'])[1 + d.lot % 4] END,
       CASE WHEN d.state = 'unreached' THEN d.handed END,
       CASE WHEN d.state = 'answered' THEN d.channel END, CASE WHEN d.state = 'answered' THEN d.sent END, d.printed, d.printed
     FROM (SELECT h.regency_code, h.village_code, h.id, p.channel, p.submitted_at AS sent, lot.n AS lot, $3::date + time '03:00' AS printed,
         least($2::date, $3::date + lot.n % 30) AS handed,
         row_number() OVER (PARTITION BY h.village_code ORDER BY h.dusun, h.rw, h.rt, h.building_no, h.id)::int AS place,
         CASE WHEN p.channel IS NOT NULL THEN 'answered' WHEN lot.n < 150 THEN 'delivered' WHEN lot.n < 200 THEN 'issued' WHEN lot.n < 212 THEN 'unreached' END AS state
       FROM household h
       CROSS JOIN LATERAL (SELECT ('x' || substr(md5(h.id::text), 1, 2))::bit(8)::int AS n) lot
       LEFT JOIN LATERAL (SELECT q.channel, q.submitted_at FROM proposal q WHERE q.regency_code = h.regency_code AND q.household_id = h.id
         AND q.kind = 'condition' AND q.channel IN ('desk', 'visit') AND q.submitted_at IS NOT NULL
         AND q.submitted_at >= date_trunc('year', $2::date) ORDER BY q.submitted_at LIMIT 1) p ON true
       WHERE h.regency_code = $1 AND h.status <> 3) d
     WHERE d.state IS NOT NULL`,
    [regencyCode, on, printedOn, answerBy(printedOn)],
  );
  await followDesk(client, regencyCode);
}

/** What the desk and visits did stands on the family's invitation as well, as its commands write it. */
async function followDesk(client: Client, regencyCode: string): Promise<void> {
  await client.query(
    `UPDATE invitation i SET state = 'answered', answered_how = a.how, answered_at = a.at, updated_at = a.at
     FROM (SELECT regency_code, household_id, 'desk' AS how, ended_at AS at FROM desk_ticket WHERE outcome IN ('updated', 'unchanged')
       UNION ALL SELECT regency_code, household_id, 'visit', updated_at FROM house_call WHERE outcome IN ('updated', 'unchanged')) a
     WHERE i.regency_code = $1 AND a.regency_code = $1 AND i.household_id = a.household_id AND i.state IN ('issued', 'delivered', 'unreached')`,
    [regencyCode],
  );
  await client.query(
    `UPDATE invitation i SET state = 'unreached', unreached_reason = 'away', unreached_on = c.asked_at::date, updated_at = c.updated_at
     FROM house_call c WHERE i.regency_code = $1 AND c.regency_code = $1 AND i.household_id = c.household_id
       AND (c.source = 'unreached' OR c.outcome = 'not-met') AND i.state IN ('issued', 'delivered')`,
    [regencyCode],
  );
}
