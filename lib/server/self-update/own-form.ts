import "server-only";
import { ruleContextOf } from "@/lib/domain/form/form-view";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { Payload } from "@/lib/domain/proposal/payload";
import { withoutGone } from "@/lib/domain/proposal/people";
import type { RuleContext } from "@/lib/domain/rule/family";
import { withoutGuarded } from "@/lib/domain/self-update/asked";
import { type OwnForm, type OwnView, readOwnForm } from "@/lib/domain/self-update/own-form";
import type { PhotoShows } from "@/lib/domain/self-update/photo";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { type Family, findFamily } from "@/lib/server/household/family";
import { findVillagePeriod, holdVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import type { HouseholdRow } from "@/lib/server/proposal/start-commands";
import { formNow, formOfDraft } from "@/lib/server/regional/region-set";
import { findSettings } from "@/lib/server/rule/surroundings";
import { citizenScope } from "./citizen-scope";
import { sealForm, unsealForm } from "./kept-form";
import { findOpenProposal, hasToWait, holdOpenProposals, type OpenProposal } from "./open-proposal";
import type { CitizenSession } from "./session";

export interface OwnPhoto {
  readonly id: string;
  readonly shows: PhotoShows;
  readonly bytes: number;
}

/** A family's form as it stands, with what surrounds it. */
export interface OwnState {
  readonly view: OwnView;
  readonly context: RuleContext;
  readonly villageCode: string;
  readonly period: VillagePeriod;
  /** 0: nothing was filled in yet. */
  readonly version: number;
  readonly savedAt: Date | null;
  readonly photos: readonly OwnPhoto[];
  /** How many pictures this letter brought already. */
  readonly photosSent: number;
  /** The row that a draft of theirs is begun with. */
  readonly household: HouseholdRow;
  /** What waits of theirs already; null for nothing. */
  readonly open: OpenProposal | null;
  /** A proposal of theirs is with others: nothing new can be sent. */
  readonly isBusy: boolean;
  /** When they last sent something that still waits; null for nothing. */
  readonly toldAt: Date | null;
}

/** Why there is no form: the record is closed, or the village has no period. */
export type NoForm = "gone" | "period";

/** The form of a session's family, for its pages. */
export async function findOwnForm(session: CitizenSession, now: Date): Promise<OwnState | NoForm> {
  return underScope(citizenScope(session), ({ sql }) => loadOwnForm(sql, session, now, "nothing"));
}

/**
 * What stays as it is until the transaction ends: nothing; the form, so that two phones of one family write one after the other; or with it all
 * that a sending is laid into.
 */
export type Hold = "nothing" | "form" | "sending";

/** Reads the form in the caller's transaction. */
export async function loadOwnForm(
  sql: Sql,
  { regencyCode, householdId, invitationId }: CitizenSession,
  now: Date,
  hold: Hold,
): Promise<OwnState | NoForm> {
  const isSending = hold === "sending";
  if (isSending) await holdOpenProposals(sql, { regencyCode, householdId });
  const family = await findFamily(sql, regencyCode, householdId, hold !== "nothing");
  if (family === null || family.status === HOUSEHOLD_STATUS.closed) return "gone";
  const { villageCode } = family;
  const period = await (isSending ? holdVillagePeriod : findVillagePeriod)(sql, villageCode, now);
  const [settings, open, [saved], photos, [sent]] = await Promise.all([
    findSettings(sql, villageCode),
    findOpenProposal(sql, { regencyCode, householdId }, period?.id ?? null),
    sql<SavedRow>`SELECT period_id, version, content, updated_at FROM self_form
      WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid`,
    sql<OwnPhoto>`SELECT id, shows, size_bytes AS bytes FROM self_photo
      WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid
        AND ends_on >= ${period?.startsOn ?? null}::date ORDER BY made_at, id`,
    sql<{ n: number }>`SELECT count(*)::int AS n FROM attachment WHERE regency_code = ${regencyCode}
      AND household_id = ${householdId}::uuid AND created_by = ${invitationId}::uuid`,
  ]);
  const asked = period === null ? null : instrumentFor(period.instrument, period.instrumentVersion);
  if (period === null || asked === null) return "period";
  const kept = readSaved(saved, period);
  const { instrument, moment } =
    kept === null
      ? await formNow(sql, asked, villageCode, period, now)
      : { ...(await formOfDraft(sql, asked, villageCode, kept.payload.regional)), moment: kept.payload.regional };
  const base = withoutGuarded(askedAnswers(instrument, family.answers));
  const typed = kept ?? { payload: blankPayload(period, family.revision), moves: {}, told: "" };
  const active = new Set(family.memberRows.keys());
  const payload: Payload = {
    ...withoutGone(typed.payload, active),
    baseRevision: family.revision,
    conditionDate: period.today,
    ...(moment === undefined ? {} : { regional: moment }),
  };
  const moves = Object.fromEntries(Object.entries(typed.moves).filter(([uid]) => active.has(uid)));
  // A rule that speaks of the decile stays silent: no family learns its decile here.
  const surroundings = { periodStart: period.startsOn, decile: null, settings };
  return {
    view: readOwnForm({ instrument, base, own: { payload, moves, told: typed.told } }),
    context: ruleContextOf({ villageCode, surroundings, today: period.today, base, payload }),
    villageCode,
    period,
    version: kept === null ? 0 : (saved?.version ?? 0),
    savedAt: kept === null ? null : (saved?.updated_at ?? null),
    photos,
    photosSent: sent?.n ?? 0,
    household: householdRow(family),
    open,
    isBusy: hasToWait(open),
    toldAt: open?.toldAt ?? null,
  };
}

function householdRow({ villageCode, revision, status, row }: Family): HouseholdRow {
  const text = (column: string) => (typeof row[column] === "string" ? row[column] : null);
  const [dusun, rw, rt] = [text("dusun"), text("rw"), text("rt")];
  return { village_code: villageCode, revision, status, head_name: text("head_name") ?? "", dusun, rw, rt };
}

interface SavedRow {
  period_id: string;
  version: number;
  content: string;
  updated_at: Date;
}

/** What was filled in, if it is of this period and its questionnaire. */
function readSaved(row: SavedRow | undefined, period: VillagePeriod): OwnForm | null {
  if (row === undefined || row.period_id !== period.id) return null;
  const saved = unsealForm(row.content);
  if (saved === null) return null;
  const { instrument, version } = saved.payload;
  return instrument === period.instrument && version === period.instrumentVersion ? saved : null;
}

function blankPayload(period: VillagePeriod, baseRevision: number): Payload {
  return {
    instrument: period.instrument,
    version: period.instrumentVersion,
    baseRevision,
    conditionDate: period.today,
    answers: NO_ANSWERS,
    memberOps: [],
    notes: {},
  };
}

/** Keeps the form, sealed. */
export async function writeOwnForm(
  sql: Sql,
  { regencyCode, householdId }: CitizenSession,
  { villageCode, period }: Pick<OwnState, "villageCode" | "period">,
  own: OwnForm,
  now: Date,
): Promise<void> {
  await sql`INSERT INTO self_form AS f (regency_code, household_id, village_code, period_id, ends_on, version, content, updated_at)
    VALUES (${regencyCode}, ${householdId}, ${villageCode}, ${period.id}, ${period.endsOn}::date, 1, ${sealForm(own)}, ${now})
    ON CONFLICT (regency_code, household_id) DO UPDATE SET village_code = excluded.village_code, period_id = excluded.period_id,
      ends_on = excluded.ends_on, version = f.version + 1, content = excluded.content, updated_at = excluded.updated_at`;
}

export type Edited =
  | { readonly ok: true; readonly before: OwnView; readonly after: OwnView }
  | { readonly ok: false; readonly fault: NoForm | "busy" };

/** Changes the form, one writer after the other. What `change` leaves as it was is not written. */
export async function editOwnForm(
  session: CitizenSession,
  now: Date,
  change: (view: OwnView) => OwnForm,
): Promise<Edited> {
  return underScope(citizenScope(session), async ({ sql }): Promise<Edited> => {
    const state = await loadOwnForm(sql, session, now, "form");
    if (typeof state === "string") return { ok: false, fault: state };
    if (!state.period.isOpen) return { ok: false, fault: "period" };
    if (state.isBusy) return { ok: false, fault: "busy" };
    const own = change(state.view);
    if (own !== state.view.own) await writeOwnForm(sql, session, state, own, now);
    return { ok: true, before: state.view, after: readOwnForm({ ...state.view, own }) };
  });
}
