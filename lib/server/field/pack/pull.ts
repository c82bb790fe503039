import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import { PACK_PAGE, type PackFamily, type PullAnswer, type PullRequest } from "@/lib/domain/field/pack";
import type { FormHint } from "@/lib/domain/hint/hint";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { hintsFor, listHints } from "@/lib/server/hint/family-hints";
import { findFamilies } from "@/lib/server/household/families";
import { portalValues } from "@/lib/server/proposal/portal-values";
import { findRegion } from "@/lib/server/region/queries";
import { goneStory } from "../story";
import { openPackCursor, type PackCursor, sealPackCursor } from "./cursor";
import { type OpenLine, openLines, readDrafts, type StoredDraft } from "./drafts";
import { type FramePlace, readFrame } from "./frame";
import { markGround, markOf, type Sight, toPackFamily } from "./pack-family";
import { countFamilies, type PlannedFamily, planFamilies, stillChosen, type Wanted } from "./plan";
import { packVillage } from "./selection";
import { readVillageForm } from "./village-form";

/**
 * The next page of families for a device, with what its forms need. Null for a duty that takes none along. An id in `have` that
 * is another village's, unknown, or no longer given to this person is `gone`, without a difference. The families sent are logged.
 */
export async function pull(actor: Actor, request: PullRequest, now: Date): Promise<PullAnswer | null> {
  const villageCode = packVillage(actor);
  const region = villageCode === null ? null : await findRegion(villageCode);
  if (villageCode === null || region === null) return null;
  const place: FramePlace = { region, portal: await portalValues(actor, villageCode) };
  const wanted: Wanted = { actor, villageCode, selection: request.selection };
  const cursor = openPackCursor(villageCode, request.selection, request.cursor);
  return underScope(scopeOf(actor), async (tx) => {
    const [page, form] = await Promise.all([
      planPage(tx, wanted, cursor, request.have, now),
      readVillageForm(tx.sql, villageCode, now),
    ]);
    const sight: Sight = { form, seesIdentity: authorize(actor, "household:read-identity"), villageCode };
    const marked = markPage(sight, page, request.have);
    const [families, framed, gone] = await Promise.all([
      readFamilies(tx, actor, sight, marked.sent),
      request.withFrame ? readFrame(tx, actor, place, sight, now) : null,
      goneOf(tx, wanted, page, Object.keys(request.have)),
    ]);
    const stories = await storiesOf(tx, wanted, gone);
    const shown = [...families.map(({ id }) => id), ...(framed?.shown ?? [])];
    await logRead(tx, actor, "field", "household", [...new Set(shown)]);
    return {
      frame: framed?.frame ?? null,
      families,
      same: marked.same,
      gone,
      stories,
      next: nextOf(wanted, page, marked.walked),
      total: page.total,
      isCut: page.total > TAKE_ALONG_MOST,
    };
  });
}

interface PlannedPage {
  readonly passed: number;
  readonly total: number;
  /** What follows: one page and one more, or all that is left where the device has some of it. */
  readonly rows: readonly PlannedFamily[];
  readonly open: ReadonlyMap<string, readonly OpenLine[]>;
  readonly hints: ReadonlyMap<string, readonly FormHint[]>;
  /** Nothing of the selection that this device takes lies behind the last row. */
  readonly isRest: boolean;
}

async function planPage(
  { sql }: ScopedTx,
  wanted: Wanted,
  cursor: PackCursor | null,
  have: PullRequest["have"],
  now: Date,
): Promise<PlannedPage> {
  const passed = cursor?.passed ?? 0;
  const left = Math.max(0, TAKE_ALONG_MOST - passed);
  const limit = Object.keys(have).length === 0 ? Math.min(left, PACK_PAGE + 1) : left;
  const [rows, total] = await Promise.all([
    planFamilies(sql, wanted, cursor?.after ?? null, limit),
    cursor?.total ?? countFamilies(sql, wanted),
  ]);
  const ids = rows.map(({ id }) => id);
  const regencyCode = wanted.villageCode.slice(0, 4);
  const [open, hints] = await Promise.all([
    openLines(sql, regencyCode, ids),
    listHints(sql, { regencyCode, householdIds: ids, now }),
  ]);
  const shown = new Map([...hints].map(([id, own]) => [id, hintsFor(wanted.actor, own)]));
  return { passed, total, rows, open, hints: shown, isRest: rows.length < limit || limit === left };
}

interface Marked extends PlannedFamily {
  readonly mark: string;
  readonly open: readonly OpenLine[];
  readonly hints: readonly FormHint[];
}

/** Goes along the plan until a page is full of families that the device does not have as they are. */
function markPage(sight: Sight, { rows, open, hints }: PlannedPage, have: PullRequest["have"]) {
  const ground = markGround(sight);
  const sent: Marked[] = [];
  const same: string[] = [];
  for (const row of rows) {
    if (sent.length === PACK_PAGE) break;
    const own = open.get(row.id) ?? [];
    const said = hints.get(row.id) ?? [];
    const mark = markOf(ground, row, own, said);
    if (have[row.id] === mark) same.push(row.id);
    else sent.push({ ...row, mark, open: own, hints: said });
  }
  return { sent, same, walked: sent.length + same.length };
}

async function readFamilies(
  { sql }: ScopedTx,
  actor: Actor,
  sight: Sight,
  sent: readonly Marked[],
): Promise<PackFamily[]> {
  const regencyCode = sight.villageCode.slice(0, 4);
  const editable = sent.flatMap(({ open }) => open.filter(({ state }) => isEditable(state)));
  const registered = sent.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const [families, drafts] = await Promise.all([
    findFamilies(sql, regencyCode, registered),
    readDrafts(sql, actor, regencyCode, editable),
  ]);
  const draftsOf = new Map<string, StoredDraft[]>();
  for (const draft of drafts) draftsOf.set(draft.householdId, [...(draftsOf.get(draft.householdId) ?? []), draft]);
  return sent.map((planned) => {
    const family = families.get(planned.id) ?? null;
    const own = draftsOf.get(planned.id) ?? [];
    const { mark, open, hints } = planned;
    return toPackFamily(sight, regencyCode, { planned, mark, family, drafts: own, open, hints });
  });
}

/** What the device has and this person's selection no longer: judged of what no row of the plan is about. */
async function goneOf(
  { sql }: ScopedTx,
  wanted: Wanted,
  { rows, isRest }: PlannedPage,
  had: readonly string[],
): Promise<readonly string[]> {
  const planned = new Set(rows.map(({ id }) => id));
  const others = had.filter((id) => !planned.has(id));
  const still = await stillChosen(sql, wanted, others, isRest ? (rows.at(-1) ?? null) : null);
  return others.filter((id) => still.get(id)?.isLater ?? true);
}

/** Why families that were asked about one by one are this person's no more; nothing of what was never theirs. */
async function storiesOf({ sql }: ScopedTx, { villageCode, selection }: Wanted, gone: readonly string[]) {
  if (selection.by !== "families" || gone.length === 0) return {};
  const rows = await sql<{ id: string; kind: string; at: Date; name: string | null }>`SELECT g.id, s.kind, s.at, s.name
    FROM unnest(${[...gone]}::uuid[]) AS g (id) CROSS JOIN LATERAL app_field_story(${villageCode.slice(0, 4)}, NULL, g.id) s`;
  return Object.fromEntries(rows.map(({ id, ...row }) => [id, goneStory(row)] as const));
}

function nextOf(wanted: Wanted, { passed, total, rows, isRest }: PlannedPage, walked: number): string | null {
  const last = rows[walked - 1];
  if (last === undefined || (isRest && walked === rows.length)) return null;
  const { isNew, dusun, rw, rt, headName, id } = last;
  const after = { isNew, dusun, rw, rt, headName, id };
  return sealPackCursor(wanted.villageCode, wanted.selection, { after, passed: passed + walked, total });
}
