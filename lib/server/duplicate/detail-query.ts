import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type Answers, answerAt } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import type { Locale } from "@/lib/domain/instrument/question";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import type { CaseDetail, CaseSide, CaseStepLine, KeepChoice } from "@/lib/domain/matching/case-view";
import { CASE_EVENTS, caseStep } from "@/lib/domain/matching/duplicate-case";
import type { Evidence } from "@/lib/domain/matching/evidence";
import { MERGE_EXTENTS } from "@/lib/domain/matching/merge-plan";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { isOpen } from "@/lib/domain/workflow/workflow";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findFamily } from "@/lib/server/household/family";
import { type Draft, findDraft } from "@/lib/server/proposal/draft";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { findRegion } from "@/lib/server/region/queries";
import { type CaseRow, findCase } from "./case-row";
import { findMergeSides } from "./merge-families";

interface Sight {
  readonly locale: Locale;
  readonly isMasked: boolean;
}

/** One pair side by side, with what agrees, both families and what may be done. Null when both are not in scope. The reading is logged. */
export async function findCaseDetail(
  actor: Actor,
  publicId: string,
  locale: Locale,
  now: Date,
): Promise<CaseDetail | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "duplicate:read")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const row = await findCase(sql, key.regencyCode, key.id);
    if (row === null) return null;
    const extra = await sql<{ evidence: Evidence[]; opened_at: Date }>`SELECT evidence, opened_at FROM duplicate_case
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    const sight = { locale, isMasked: !authorize(actor, "household:read-identity") };
    const draft = row.proposal_id === null ? null : await findDraft(sql, key.regencyCode, row.proposal_id);
    const first = await sideOf(sql, key.regencyCode, row, 0, draft, sight);
    const second = await sideOf(sql, key.regencyCode, row, 1, draft, sight);
    await writeAudit(sql, actor, now, {
      action: "duplicate:read",
      subjectKind: "household",
      subjectIds: [...new Set([row.household_id, row.other_household_id])],
      areaCode: row.village_code === row.other_village_code ? row.village_code : key.regencyCode,
      purpose: "match",
    });
    return {
      publicId,
      regencyCode: key.regencyCode,
      id: row.id,
      version: row.version,
      state: row.state,
      origin: row.origin,
      score: row.score,
      openedAt: extra[0]?.opened_at ?? now,
      evidence: extra[0]?.evidence ?? [],
      sides: [first, second] as const,
      keep: row.keep_person_uid,
      extent: row.extent,
      history: await historyOf(sql, key.regencyCode, row.id),
      ...rightsOf(actor, row),
      choices:
        row.state === "open" && authorize(actor, "duplicate:decide") ? await choicesOf(sql, key.regencyCode, row) : [],
    };
  });
}

function rightsOf(actor: Actor, row: CaseRow): Pick<CaseDetail, "events" | "needsOthers"> {
  const steps = CASE_EVENTS.flatMap((event) => {
    const step = caseStep(row.state, event);
    return step !== null && authorize(actor, step.permission) ? [{ event, step }] : [];
  });
  const isInvolved = row.opened_by === actor.userId || (row.state === "same" && row.decided_by === actor.userId);
  const free = steps.filter(({ step }) => !step.needsFreshEyes || !isInvolved);
  return { events: free.map(({ event }) => event), needsOthers: free.length < steps.length };
}

async function choicesOf(sql: Sql, regencyCode: string, row: CaseRow): Promise<KeepChoice[]> {
  const choices: KeepChoice[] = [];
  for (const keep of [row.person_uid, row.other_person_uid]) {
    for (const extent of MERGE_EXTENTS) {
      const sides = await findMergeSides(sql, regencyCode, row, { keep, extent }, false);
      if (sides === null) continue;
      const { plan } = sides;
      choices.push({ keep, extent, closes: plan.ok ? plan.closing.size : 0, problem: plan.ok ? null : plan.problem });
    }
  }
  return choices;
}

async function sideOf(
  sql: Sql,
  regencyCode: string,
  row: CaseRow,
  index: 0 | 1,
  draft: Draft | null,
  sight: Sight,
): Promise<CaseSide> {
  const uid = index === 0 ? row.person_uid : row.other_person_uid;
  const stored = await sql<{ household_id: string; village_code: string }>`SELECT household_id, village_code FROM member
    WHERE regency_code = ${regencyCode} AND id = ${uid}`;
  const householdId = stored[0]?.household_id ?? (index === 0 ? row.household_id : row.other_household_id);
  const villageCode = stored[0]?.village_code ?? (index === 0 ? row.village_code : row.other_village_code);
  const family = await findFamily(sql, regencyCode, householdId, false);
  const isDrafted = draft !== null && draft.householdId === householdId && isOpen(draft.state);
  const drafted = isDrafted ? (evaluateDraft(draft, draft.payload)?.answers ?? null) : null;
  const answers = drafted ?? (family === null ? null : await withFormer(sql, regencyCode, family.answers, uid));
  return {
    uid,
    name: textIn(answers, "member", uid, "name"),
    villageName: (await findRegion(villageCode))?.name ?? villageCode,
    familyPublicId: family === null ? null : formatPublicId(regencyCode, householdId),
    headName: String(family?.row["head_name"] ?? headOf(answers)),
    proposalPublicId: isDrafted ? formatPublicId(regencyCode, draft.id) : null,
    isRegistered: stored.length > 0,
    values: valuesOf(answers, uid, sight),
    people: peopleIn(answers, sight.locale),
  };
}

/** Somebody whose record closed is no member any more; the page still says who it was. */
async function withFormer(sql: Sql, regencyCode: string, answers: Answers, uid: string): Promise<Answers> {
  if (answers.members[uid] !== undefined) return answers;
  const rows = await sql<{
    name: string;
    birth_date: string | null;
    sex: number | null;
  }>`SELECT name, birth_date, sex FROM member
    WHERE regency_code = ${regencyCode} AND id = ${uid}`;
  const row = rows[0];
  if (row === undefined) return answers;
  const former = { name: row.name, birthDate: row.birth_date, sex: row.sex, presence: 3 };
  return { ...answers, members: { ...answers.members, [uid]: former } };
}

function textIn(
  answers: Answers | null,
  level: "member" | "civil" | "household",
  uid: string | null,
  key: string,
): string {
  const value = answers === null ? null : answerAt(answers, level, uid, key);
  return typeof value === "string" ? value : "";
}

function headOf(answers: Answers | null): string {
  const head = Object.entries(answers?.members ?? {}).find(([, member]) => member["relationToHead"] === 1)?.[0] ?? null;
  return textIn(answers, "member", head, "name");
}

function coded(answers: Answers | null, uid: string, key: "sex" | "relationToHead", locale: Locale): string {
  const question = INSTRUMENTS[0] === undefined ? null : findQuestion(INSTRUMENTS[0], "member", key);
  return question === null || answers === null
    ? ""
    : answerText(question, answerAt(answers, "member", uid, key), locale);
}

function valuesOf(answers: Answers | null, uid: string, { locale, isMasked }: Sight): CaseSide["values"] {
  const number = (text: string) => (isMasked ? maskIdentityNumber(text) : text);
  return {
    nik: number(textIn(answers, "member", uid, "nik")),
    name: textIn(answers, "member", uid, "name"),
    birthDate: textIn(answers, "member", uid, "birthDate"),
    sex: coded(answers, uid, "sex", locale),
    mother: textIn(answers, "civil", uid, "motherName"),
    kk: number(textIn(answers, "household", null, "kkNumber")),
    birthPlace: textIn(answers, "civil", uid, "birthPlace"),
  };
}

function peopleIn(answers: Answers | null, locale: Locale): CaseSide["people"] {
  return Object.entries(answers?.members ?? {})
    .filter(([, member]) => isPresent(member))
    .map(([uid]) => ({
      uid,
      name: textIn(answers, "member", uid, "name"),
      relation: coded(answers, uid, "relationToHead", locale),
      birthDate: textIn(answers, "member", uid, "birthDate") || null,
    }));
}

async function historyOf(sql: Sql, regencyCode: string, id: string): Promise<CaseStepLine[]> {
  const rows = await sql<{
    id: string;
    at: Date;
    event: string;
    display_name: string | null;
    role: string;
    reason_code: string | null;
    note: string | null;
  }>`
    SELECT e.id, e.at, e.event, u.display_name, e.role, e.reason_code, e.note FROM duplicate_event e LEFT JOIN app_user u ON u.id = e.actor_id
    WHERE e.regency_code = ${regencyCode} AND e.case_id = ${id} ORDER BY e.at DESC, e.id DESC LIMIT 100`;
  return rows.map((row) => ({
    key: row.id,
    at: row.at,
    event: row.event,
    actorName: row.display_name,
    role: row.role,
    reason: row.reason_code,
    note: row.note,
  }));
}
