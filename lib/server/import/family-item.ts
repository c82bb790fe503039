import "server-only";
import { uuidv7 } from "uuidv7";
import { type Answers, answerIn } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import type { Payload } from "@/lib/domain/proposal/payload";
import { findingWords } from "@/lib/domain/rule/finding-words";
import type { SettingsSource } from "@/lib/domain/rule/setting";
import {
  type DraftContext,
  draftForExisting,
  draftForNew,
  type FamilyDraft,
  isEmptyDraft,
} from "@/lib/domain/sid/family-draft";
import type { PersonLine } from "@/lib/domain/sid/import-view";
import { isNote, isUnmatched, rowProblem, type SidProblem } from "@/lib/domain/sid/problem";
import type { SidRow } from "@/lib/domain/sid/sid-sheet";
import { seal } from "@/lib/server/crypto/seal";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import type { Family } from "@/lib/server/household/family";
import type { VillagePeriod } from "@/lib/server/period/find-period";
import type { Draft } from "@/lib/server/proposal/draft";
import { draftBase } from "@/lib/server/proposal/draft-base";
import { type Evaluation, evaluateDraft, listFields } from "@/lib/server/proposal/evaluate";
import { sealPayload } from "@/lib/server/proposal/sealed-payload";
import type { formNow } from "@/lib/server/regional/region-set";
import type { ImportItem, ItemContent, ItemDraft } from "./item";
import type { ImportJob } from "./job";
import type { UnderWay } from "./register";

/** Closed in the register. */
const CLOSED = 3;
/** What a smallint column takes. */
const MOST = 32_000;

export interface Making {
  readonly job: ImportJob;
  readonly period: VillagePeriod;
  /** With what the village's regions ask: the workbook brings no answers to it, the drafts that it makes do ask. */
  readonly form: Awaited<ReturnType<typeof formNow>>;
  readonly underWay: UnderWay;
  readonly context: DraftContext;
  /** Rows of people who are registered in another village. */
  readonly elsewhere: ReadonlySet<number>;
  /** Settings of the village's province and regency. */
  readonly settings: SettingsSource;
}

/** The items of a family of the register: the family's own, and one for each row that is left out. */
export function itemsOfExisting(making: Making, family: Family, all: readonly SidRow[]): readonly ImportItem[] {
  const rows = all.filter(({ row }) => !making.elsewhere.has(row));
  const gone = all.filter(({ row }) => making.elsewhere.has(row));
  const errors = rowErrorItems(gone.map(({ row }) => rowProblem(row, "REGISTERED_ELSEWHERE")));
  return rows.length === 0 ? errors : [...itemsOfRows(making, family, rows), ...errors];
}

function itemsOfRows(making: Making, family: Family, rows: readonly SidRow[]): readonly ImportItem[] {
  return itemsOfDraft(making, family, rows, draftForExisting(family.answers, rows, making.context));
}

/** The items of a family of the register for what its rows were found to say. */
export function itemsOfDraft(
  making: Omit<Making, "elsewhere">,
  family: Family,
  rows: readonly { readonly row: number }[],
  drafted: FamilyDraft,
): readonly ImportItem[] {
  const { notes, errors } = parted(drafted.problems);
  const text = (key: string) => textOf(family.answers.household[key]);
  const shown: ItemContent = {
    headName: String(family.row["head_name"] ?? ""),
    dusun: text("dusun"),
    rw: text("rw"),
    rt: text("rt"),
    people: rows.length,
    members: membersOf(drafted, family.answers),
  };
  const item = { householdId: family.id, rowNumbers: rows.map(({ row }) => row), problems: notes };
  const first = rows[0]?.row ?? 0;
  const blocked = (code: "HOUSEHOLD_CLOSED" | "OPEN_PROPOSAL"): ImportItem[] => [
    { ...item, kind: "blocked", content: shown, problems: [rowProblem(first, code), ...notes] },
  ];
  if (isEmptyDraft(drafted)) return [{ ...item, kind: "same", content: shown }, ...errors];
  if (family.status === CLOSED) return [...blocked("HOUSEHOLD_CLOSED"), ...errors];
  if (making.underWay.households.has(family.id)) return [...blocked("OPEN_PROPOSAL"), ...errors];
  const { draft, evaluation } = evaluated(making, drafted, family.id, family);
  // Answers that the form would hide anyway leave nothing to propose.
  if (evaluation.changes.length === 0 && drafted.memberOps.length === 0)
    return [{ ...item, kind: "same", content: shown }, ...errors];
  const content: ItemContent = {
    ...shown,
    draft,
    names: namesOf(evaluation.changes, evaluation.answers, drafted.answers),
    changes: evaluation.changes.map(sealedChange),
  };
  return [{ ...item, kind: "changed", content }, ...errors];
}

/** The items of a family that the register does not have; whole or not at all. */
export function itemsOfNew(
  making: Making,
  kk: string,
  rows: readonly SidRow[],
  isBroken: boolean,
): readonly ImportItem[] {
  const drafted = draftForNew(rows, making.context);
  const { errors } = parted(drafted.problems);
  const head = rows.find(({ values }) => values.kk_level === 1);
  const household = drafted.answers.household;
  const shown: ItemContent = {
    headName: textOf(head?.values.nama) ?? textOf(rows[0]?.values.nama) ?? "",
    dusun: textOf(household["dusun"]),
    rw: textOf(household["rw"]),
    rt: textOf(household["rt"]),
    people: rows.length,
    members: membersOf(drafted, null),
  };
  const rowNumbers = rows.map(({ row }) => row);
  const blocked = (code: "ROW_ERRORS" | "OPEN_PROPOSAL"): ImportItem => ({
    kind: "blocked",
    householdId: null,
    rowNumbers,
    content: shown,
    problems: [rowProblem(rowNumbers[0] ?? 0, code)],
  });
  const away = rowNumbers.filter((row) => making.elsewhere.has(row));
  if (away.length > 0) {
    const told = away.map((row) => rowProblem(row, "REGISTERED_ELSEWHERE"));
    return [{ kind: "elsewhere", householdId: null, rowNumbers, content: shown, problems: told }, ...errors];
  }
  const numbers = [kk, ...rows.flatMap(({ values }) => (typeof values.nik === "string" ? [values.nik] : []))];
  if (numbers.some((number) => making.underWay.numbers.has(number))) return [blocked("OPEN_PROPOSAL"), ...errors];
  if (isBroken || errors.length > 0) return [blocked("ROW_ERRORS"), ...errors];
  const householdId = uuidv7();
  const { draft } = evaluated(making, drafted, householdId, null);
  return [{ kind: "new", householdId, rowNumbers, content: { ...shown, draft }, problems: [] }];
}

/** One item for each row that is left out, with all that is wrong in it. */
export function rowErrorItems(problems: readonly SidProblem[]): readonly ImportItem[] {
  const byRow = new Map<number, SidProblem[]>();
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  return [...byRow].map(([row, found]) => ({
    kind: kindOfRow(found),
    householdId: null,
    rowNumbers: [row],
    content: null,
    problems: found,
  }));
}

function kindOfRow(problems: readonly SidProblem[]): "elsewhere" | "unmatched" | "row-error" {
  if (problems.every(({ code }) => code === "REGISTERED_ELSEWHERE")) return "elsewhere";
  return isUnmatched(problems) ? "unmatched" : "row-error";
}

/** Who is in the file and what becomes of them; then who is in the record alone. */
function membersOf({ answers, people }: FamilyDraft, base: Answers | null): readonly PersonLine[] {
  const nameOf = (uid: string) =>
    textOf(answerIn(answers.members[uid], "name")) ?? textOf(answerIn(base?.members[uid], "name")) ?? "";
  const isTouched = (uid: string) =>
    [answers.members[uid], answers.civil[uid]].some((row) => Object.keys(row ?? {}).length > 0);
  const inFile = new Set(people.map(({ uid }) => uid));
  return [
    ...people.map(({ row, uid, isNew }) => ({
      row,
      name: nameOf(uid),
      state: isNew ? ("new" as const) : isTouched(uid) ? ("changed" as const) : ("same" as const),
    })),
    ...Object.keys(base?.members ?? {})
      .filter((uid) => !inFile.has(uid))
      .map((uid) => ({ row: null, name: nameOf(uid), state: "absent" as const })),
  ];
}

function parted(problems: readonly SidProblem[]) {
  return { notes: problems.filter(isNote), errors: rowErrorItems(problems.filter((problem) => !isNote(problem))) };
}

function evaluated(
  { job, period, form, context, settings }: Omit<Making, "elsewhere">,
  drafted: FamilyDraft,
  householdId: string,
  family: Family | null,
): { readonly draft: ItemDraft; readonly evaluation: Evaluation } {
  const { instrument } = form;
  const kind = family === null ? "new-household" : "condition";
  const payload: Payload = {
    instrument: instrument.code,
    version: instrument.version,
    baseRevision: family?.revision ?? 0,
    conditionDate: context.conditionDate,
    // The workbook knows the fields of Regsosek 2022; what this instrument does not ask is left alone.
    answers: askedAnswers(instrument, drafted.answers),
    memberOps: drafted.memberOps,
    notes: {},
    ...(form.moment === undefined ? {} : { regional: form.moment }),
  };
  const decile = family?.row["decile_national"];
  const proposalId = uuidv7();
  const draft: Draft = {
    regencyCode: job.regencyCode,
    id: proposalId,
    villageCode: job.villageCode,
    householdId,
    periodId: period.id,
    kind,
    state: "draft",
    dueAt: null,
    version: 1,
    contributors: [job.userId],
    payload,
    isCorrection: false,
    undoesRevision: null,
    instrument,
    regional: form.regional,
    family,
    base: draftBase(instrument, family, payload),
    surroundings: {
      periodStart: period.startsOn,
      decile: typeof decile === "number" ? decile : null,
      settings,
    },
    ruleFindings: [],
  };
  const evaluation = evaluateDraft(draft, payload);
  if (evaluation === null) throw new Error("the workbook maps to a field that the instrument does not store");
  return { evaluation, draft: toItemDraft(draft, payload, evaluation) };
}

function toItemDraft(draft: Draft, payload: Payload, evaluation: Evaluation): ItemDraft {
  return {
    proposalId: draft.id,
    kind: draft.family === null ? "new-household" : "condition",
    baseRevision: payload.baseRevision,
    conditionDate: payload.conditionDate,
    payload: sealPayload(payload),
    errors: Math.min(evaluation.errors, MOST),
    warnings: Math.min(evaluation.warnings, MOST),
    warningWeight: Math.min(evaluation.warningWeight, MOST),
    changeCount: Math.min(evaluation.changes.length, MOST),
    changedKeys: listFields(evaluation, draft).changedKeys,
    ruleFindings: findingWords(evaluation.findings),
  };
}

function namesOf(changes: readonly Change[], after: Answers, drafted: Answers): Readonly<Record<string, string>> {
  const uids = changes.flatMap(({ key }) => parseChangeKey(key)?.uid ?? []);
  return Object.fromEntries(
    [...new Set(uids)].map((uid) => {
      const name = answerIn(after.members[uid], "name") ?? answerIn(drafted.members[uid], "name");
      return [uid, typeof name === "string" ? name : ""];
    }),
  );
}

function sealedChange(change: Change): Change {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change;
  const closed = (value: Change["before"]) => (typeof value === "string" && value !== "" ? seal(value) : value);
  return { ...change, before: closed(change.before), after: closed(change.after) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
